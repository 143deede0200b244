package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.roster.RosterTarget;

/**
 * Reads one ZIP, whole, however often it is asked: what a delivery holds, bulk or delta, its manifest says. Writes one from what
 * stands.
 */
final class OneRosterCsv implements RosterSource, RosterTarget {

    private final ConnectorContext context;

    OneRosterCsv(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public Cursor readRoster(Cursor since, RosterSink sink) throws IOException, InterruptedException {
        if (context.file().isEmpty()) {
            sink.report(PackageRule.FILE_NEEDED.brokenIn(Finding.SETTINGS));
            return since;
        }
        Optional<Profile> profile = profile(sink);
        if (profile.isEmpty()) {
            return since;
        }
        Path path = context.file().get();
        String name = context.fileName().orElse(path.toString());
        try (RosterZip zip = RosterZip.open(path, name, sink)) {
            if (zip == null) {
                return since;
            }
            readFiles(zip, profile.get(), Manifest.read(zip, profile.get(), sink), sink);
        }
        return new Cursor(name);
    }

    /** The profile that the settings name; empty where there is none of that name, which is reported. */
    private Optional<Profile> profile(Findings findings) {
        String wanted = context.settings().get(Profile.SETTING);
        Optional<Profile> profile = Profile.of(wanted);
        if (profile.isEmpty()) {
            findings.report(PackageRule.PROFILE
                    .brokenIn(Finding.SETTINGS, String.join(", ", Profile.settings()))
                    .at(Profile.SETTING, wanted));
        }
        return profile;
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public Optional<String> fileName(RosterContent roster, Findings findings) throws IOException {
        Optional<Profile> profile = profile(findings);
        return profile.isEmpty() ? Optional.empty() : ZipName.of(roster, profile.get(), findings);
    }

    @Override
    public void writeRoster(RosterContent roster, OutputStream out, Findings findings) throws IOException {
        Optional<Profile> profile = profile(findings);
        if (profile.isPresent()) {
            new RosterWriting(roster, profile.get(), findings).writeTo(out);
        }
    }

    private static void readFiles(RosterZip zip, Profile profile, Map<RosterFile, DeliveryMode> modes, RosterSink sink)
            throws IOException, InterruptedException {
        for (Layout layout : Layout.ALL) {
            RosterFile file = layout.file();
            DeliveryMode mode = modes.getOrDefault(file, DeliveryMode.ABSENT);
            if (mode != DeliveryMode.ABSENT) {
                sink.file(file, mode);
                readFile(zip, layout, profile, mode == DeliveryMode.DELTA, sink);
            }
        }
    }

    private static void readFile(RosterZip zip, Layout layout, Profile profile, boolean delta, RosterSink sink)
            throws IOException, InterruptedException {
        String file = layout.file().csvName();
        try (CsvRows rows = CsvRows.open(zip.content(file), UTF_8, file, sink)) {
            if (rows.header().isEmpty()) {
                return;
            }
            Header header = Header.of(rows.header(), layout, profile, sink);
            Sheet sheet = new Sheet(header, profile, delta, sink);
            RowReader reader = layout.readers().get();
            for (CsvRow next = rows.next(); next != null; next = rows.next()) {
                Row row = new Row(next, sheet);
                RosterRecord record = reader.read(row);
                row.requireAll(profile.requiredColumns(layout.file()));
                if (row.isSound()) {
                    sink.accept(record);
                }
            }
        } catch (RosterZip.Damaged damaged) {
            sink.report(PackageRule.ZIP_CORRUPT.brokenIn(file));
        }
    }

    @Override
    public void close() {
        // Nothing outlives a read.
    }
}
