package org.kakehashi.connectors.spi.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.Findings;

/** A connector that hands a roster on, in the form that its settings say. */
public interface RosterTarget extends Connector {

    /** What {@link #writeRoster} writes: its media type. */
    String mediaType();

    /**
     * Looks whether the roster can be handed on, and as what.
     *
     * @return the file's name; empty when the roster can't be written like this, which has been reported
     */
    Optional<String> fileName(RosterContent roster, Findings findings) throws IOException;

    /**
     * Writes the whole roster, row by row. What the reader of the file may stumble over is reported and written all the same:
     * nothing is left out.
     *
     * @param out stays open
     * @throws IOException when the roster can't be read to the end, or {@code out} doesn't take it
     */
    void writeRoster(RosterContent roster, OutputStream out, Findings findings) throws IOException;
}
