package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.csv.Encoding;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;

/** Reads one CSV file, whole, by its mapping. */
final class SchoolAffairsCsv implements RecordSource {

    /** The setting with the name of a mapping that comes with the connector. */
    static final String MAPPING = "mapping";

    /** The setting with a mapping of the source's own. */
    static final String MAPPING_JSON = "mapping.json";

    /** The setting with the month of a sheet, yyyy-MM. */
    static final String MONTH = "month";

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
        try (CsvRows rows = CsvRows.open(Files.newInputStream(file.get()), charset, mapping.layout(), name, sink)) {
            MappedFile mapped = new MappedFile(mapping, rows, name, sink);
            if (!rows.header().isEmpty() && mapped.hasColumns()) {
                mapped.read(setting(MONTH));
                return new Cursor(name);
            }
        }
        return since;
    }

    /** A setting; null where it is missing or blank. */
    private @Nullable String setting(String name) {
        String value = context.settings().get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable CsvMapping mapping(Findings findings) {
        String name = setting(MAPPING);
        String json = setting(MAPPING_JSON);
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

    @Override
    public void close() {
        // Nothing outlives a read.
    }
}
