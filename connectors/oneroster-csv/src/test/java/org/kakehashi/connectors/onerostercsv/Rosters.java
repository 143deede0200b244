package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.roster.RosterSource;

/** Reads a ZIP the way the hub does. */
final class Rosters {

    private Rosters() {}

    static CollectedRoster read(Path zip) throws IOException, InterruptedException {
        return read(ContractContext.empty().withFile(zip));
    }

    private static CollectedRoster read(ContractContext context) throws IOException, InterruptedException {
        CollectedRoster sink = new CollectedRoster();
        try (RosterSource source = (RosterSource) new OneRosterCsvFactory().open(context)) {
            source.readRoster(Cursor.START, sink);
        }
        return sink;
    }

    static CollectedRoster read(RosterFiles files, Path directory) throws IOException, InterruptedException {
        return read(files.zipInto(directory));
    }

    /** Reads by the rules of a profile; null is none. */
    static CollectedRoster read(RosterFiles files, Path directory, @Nullable String profile)
            throws IOException, InterruptedException {
        ContractContext context = ContractContext.empty().withFile(files.zipInto(directory));
        return read(profile == null ? context : context.withSettings(Map.of(Profile.SETTING, profile)));
    }
}
