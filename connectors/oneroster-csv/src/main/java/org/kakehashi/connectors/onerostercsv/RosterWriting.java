package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** Writes a roster as a ZIP, bulk, by a profile. One row is in memory at a time. */
final class RosterWriting {

    private final RosterContent roster;
    private final Profile profile;
    private final Findings findings;
    private final Set<RosterFile> files;
    private final JisX0213 characters = new JisX0213();

    RosterWriting(RosterContent roster, Profile profile, Findings findings) {
        this.roster = roster;
        this.profile = profile;
        this.findings = findings;
        this.files = roster.files();
    }

    void writeTo(OutputStream out) throws IOException {
        // Closing the stream of a ZIP frees its buffers, and must not close what belongs to the caller.
        try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out), UTF_8)) {
            write(zip, "manifest.csv", this::manifest);
            for (Layout layout : Layout.ALL) {
                if (isWritten(layout)) {
                    write(zip, layout.file().csvName(), csv -> rows(layout, csv));
                }
            }
        }
    }

    private boolean isWritten(Layout layout) {
        return layout.required() || files.contains(layout.file());
    }

    private interface Part {
        void write(QuotedCsv csv) throws IOException;
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private void write(ZipOutputStream zip, String name, Part part) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(roster.day().atStartOfDay());
        zip.putNextEntry(entry);
        Writer text = new BufferedWriter(new OutputStreamWriter(zip, UTF_8), 32 * 1024);
        part.write(new QuotedCsv(text));
        text.flush();
        zip.closeEntry();
    }

    private void manifest(QuotedCsv csv) throws IOException {
        csv.row(List.of("propertyName", "value"));
        csv.row(List.of("manifest.version", "1.0"));
        csv.row(List.of("oneroster.version", profile.writtenVersion()));
        for (RosterFile file : RosterFile.values()) {
            csv.row(List.of("file." + file.oneRosterName(), isWritten(Layout.of(file)) ? "bulk" : "absent"));
        }
        csv.row(List.of("source.systemName", "Kakehashi"));
    }

    private void rows(Layout layout, QuotedCsv csv) throws IOException {
        RosterFile file = layout.file();
        List<String> columns = WrittenColumns.of(layout, profile, roster.rareColumns(file), findings);
        csv.row(new ArrayList<>(columns.stream()
                .map(column -> WrittenColumns.name(column, profile))
                .toList()));
        if (files.contains(file)) {
            long[] line = {1};
            roster.read(file, record -> {
                Map<String, String> cells = WrittenCells.of(record);
                List<@Nullable String> row = new ArrayList<>(columns.size());
                line[0]++;
                for (String column : columns) {
                    String value = cells.get(column);
                    row.add(value);
                    check(file, line[0], column, value);
                }
                csv.row(row);
            });
        }
    }

    /** @param place which row it is, as a line where no value holds a line break */
    private void check(RosterFile file, long place, String column, @Nullable String value) {
        if (value != null && profile.isJapanese() && !characters.holds(value)) {
            findings.report(
                    RowRule.JIS_X_0213.brokenIn(file.csvName()).atLine(place).at(column, value));
        }
    }
}
