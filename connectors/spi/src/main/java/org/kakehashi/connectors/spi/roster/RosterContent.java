package org.kakehashi.connectors.spi.roster;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

/** A roster that stands in the hub, to be handed on. Each file can be read more than once, and says the same each time. */
public interface RosterContent {

    /** The school day (Asia/Tokyo) on which it stands like this. */
    LocalDate day();

    /** The files that hold rows. */
    Set<RosterFile> files();

    /**
     * The columns of a file that hold something and that not every profile has: extensions ({@code metadata.…}),
     * {@code resourceSourcedIds}, and those of preferred names' kana. They must be known before the first row.
     */
    Set<String> rareColumns(RosterFile file);

    /** Reads a file's rows in a fixed order, one at a time. */
    void read(RosterFile file, Reader reader) throws IOException;

    /** Takes rows. */
    @FunctionalInterface
    interface Reader {
        /** Takes the next row. */
        void accept(RosterRecord row) throws IOException;
    }
}
