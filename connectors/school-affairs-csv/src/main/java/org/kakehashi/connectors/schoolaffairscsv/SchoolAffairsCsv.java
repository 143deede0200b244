package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.mapping.Mapping;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** Reads one CSV file, whole, by its mapping. */
final class SchoolAffairsCsv implements RecordSource {

    private static final String MAPPING = "mapping";
    private static final String MAPPING_JSON = "mapping.json";

    private final ConnectorContext context;

    SchoolAffairsCsv(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public Cursor readRecords(Cursor since, RecordSink sink) throws IOException, InterruptedException {
        CsvMapping mapping = mapping(sink);
        Optional<Path> file = context.file();
        if (file.isEmpty()) {
            sink.report(RecordRule.FILE_NEEDED.brokenIn(Finding.SETTINGS));
        }
        if (file.isEmpty() || mapping == null) {
            return since;
        }
        String name = context.fileName().orElse(file.get().toString());
        Charset charset = Encoding.of(mapping.encoding(), file.get());
        try (CsvRows rows = CsvRows.open(Files.newInputStream(file.get()), charset, name, sink)) {
            if (!rows.header().isEmpty() && hasAllColumns(rows.header(), mapping.fields(), name, sink)) {
                readRows(rows, mapping.fields(), name, sink);
                return new Cursor(name);
            }
        }
        return since;
    }

    private @Nullable CsvMapping mapping(Findings findings) {
        String name = context.settings().get(MAPPING);
        String json = context.settings().get(MAPPING_JSON);
        String names = String.join(", ", BuiltInMappings.NAMES);
        if ((name == null) == (json == null)) {
            findings.report(
                    RecordRule.MAPPING_NEEDED.brokenIn(Finding.SETTINGS, names).at(MAPPING, name));
            return null;
        }
        if (json == null && name != null) {
            json = BuiltInMappings.json(name).orElse(null);
        }
        if (json == null) {
            findings.report(
                    RecordRule.MAPPING_NAME.brokenIn(Finding.SETTINGS, names).at(MAPPING, name));
            return null;
        }
        return CsvMapping.read(json, findings);
    }

    private static boolean hasAllColumns(List<String> header, Mapping mapping, String file, Findings findings) {
        boolean complete = true;
        for (Map.Entry<String, String> place : mapping.places().entrySet()) {
            if (mapping.needs(place.getKey()) && !header.contains(place.getValue())) {
                complete = false;
                findings.report(RecordRule.HEADER_MISSING
                        .brokenIn(file, "/fields/" + place.getKey())
                        .atLine(1)
                        .at(place.getValue(), null));
            }
        }
        return complete;
    }

    private static void readRows(CsvRows rows, Mapping mapping, String file, RecordSink sink)
            throws IOException, InterruptedException {
        RecordReader reader = mapping.reader(sink);
        List<String> header = rows.header();
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            List<String> cells = row.cells();
            SchoolRecord record = reader.read(mapping.row(new Origin(file, row.line()), column -> {
                int place = header.indexOf(column);
                return place < 0 ? null : cells.get(place);
            }));
            if (record != null) {
                sink.accept(record);
            }
        }
    }

    @Override
    public void close() {
        // Nothing outlives a read.
    }
}
