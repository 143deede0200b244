package org.kakehashi.hub.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.records.MappingAssistant.Sample;
import org.kakehashi.connectors.spi.records.MappingAssistant.SampleRow;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** What a mapping makes of a sample: the first rows, the records they become, and what doesn't fit. */
final class MappingPreview {
    private static final int MOST_FINDINGS = 50;
    private static final int MOST_RECORDS = 40;

    private MappingPreview() {}

    /**
     * All that the page shows.
     *
     * @param general findings that are not about one of the rows shown
     * @param good records in the whole sample
     * @param wrong errors in the whole sample
     * @param sound whether nothing is wrong with the mapping itself
     */
    record Seen(List<Row> rows, List<Finding> general, long good, long wrong, boolean sound) {}

    /** A row with its records; {@code bad} holds the columns whose cells don't fit. */
    record Row(SampleRow row, List<SchoolRecord> records, List<Finding> findings, Set<String> bad) {}

    /** Reads the sample as a run would read it. */
    static Seen of(ConnectorFactory factory, Map<String, String> settings, Path file, Sample sample)
            throws IOException, InterruptedException {
        Collected collected = new Collected();
        try (RecordSource source = (RecordSource) factory.open(new Context(settings, Optional.of(file)))) {
            source.readRecords(Cursor.START, collected);
        }
        List<Row> rows = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (SampleRow row : sample.rows()) {
            List<Finding> findings = collected.findings.getOrDefault(row.line(), List.of());
            Set<String> bad = new HashSet<>();
            findings.forEach(finding -> bad.add(String.valueOf(finding.column())));
            rows.add(new Row(row, collected.records.getOrDefault(row.line(), List.of()), findings, bad));
            shown.add(row.line());
        }
        List<Finding> general = collected.findings.entrySet().stream()
                .filter(line -> !shown.contains(line.getKey()))
                .flatMap(line -> line.getValue().stream())
                .limit(MOST_FINDINGS)
                .toList();
        return new Seen(rows, general, collected.good, collected.wrong, collected.sound);
    }

    /** Keeps what the page can show, and counts the rest. */
    private static final class Collected implements RecordSink {
        private final Map<Long, List<SchoolRecord>> records = new HashMap<>();
        private final Map<Long, List<Finding>> findings = new java.util.TreeMap<>();
        private long good;
        private long wrong;
        private boolean sound = true;

        @Override
        public void accept(SchoolRecord record) {
            good++;
            List<SchoolRecord> ofRow = records.computeIfAbsent(record.origin().line(), line -> new ArrayList<>());
            if (ofRow.size() < MOST_RECORDS) {
                ofRow.add(record);
            }
        }

        @Override
        public void report(Finding finding) {
            wrong += finding.severity() == Severity.ERROR ? 1 : 0;
            boolean settings = finding.file().equals(Finding.SETTINGS);
            sound &= !settings;
            long line = settings || finding.line() == null ? 0 : finding.line();
            List<Finding> ofLine = findings.computeIfAbsent(line, none -> new ArrayList<>());
            if (ofLine.size() < MOST_FINDINGS) {
                ofLine.add(finding);
            }
        }
    }

    private record Context(Map<String, String> settings, Optional<Path> file) implements ConnectorContext {
        @Override
        public Optional<String> fileName() {
            return Optional.of("sample.csv");
        }

        @Override
        public HttpSender http() {
            return request -> {
                throw new IOException("A preview asks no service");
            };
        }
    }
}
