package org.kakehashi.hub.connect.internal.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        Collected collected =
                new Collected(sample.rows().stream().map(SampleRow::line).collect(Collectors.toSet()));
        try (RecordSource source = (RecordSource) factory.open(new Context(settings, Optional.of(file)))) {
            source.readRecords(Cursor.START, collected);
        }
        List<Row> rows = new ArrayList<>();
        for (SampleRow row : sample.rows()) {
            List<Finding> findings = collected.findings.getOrDefault(row.line(), List.of());
            Set<String> bad = new HashSet<>();
            findings.forEach(finding -> bad.add(String.valueOf(finding.column())));
            rows.add(new Row(row, collected.records.getOrDefault(row.line(), List.of()), findings, bad));
        }
        return new Seen(rows, collected.general, collected.good, collected.wrong, collected.sound);
    }

    /** Keeps what the page can show, and counts the rest. */
    private static final class Collected implements RecordSink {
        private final Set<Long> shown;
        private final Map<Long, List<SchoolRecord>> records = new HashMap<>();
        private final Map<Long, List<Finding>> findings = new HashMap<>();
        private final List<Finding> general = new ArrayList<>();
        private long good;
        private long wrong;
        private boolean sound = true;

        Collected(Set<Long> shown) {
            this.shown = shown;
        }

        @Override
        public void accept(SchoolRecord record) {
            good++;
            long line = record.origin().line();
            if (shown.contains(line)) {
                keep(record, records.computeIfAbsent(line, none -> new ArrayList<>()), MOST_RECORDS);
            }
        }

        @Override
        public void report(Finding finding) {
            wrong += finding.severity() == Severity.ERROR ? 1 : 0;
            boolean settings = finding.file().equals(Finding.SETTINGS);
            sound &= !settings;
            Long line = finding.line();
            boolean ofShown = !settings && line != null && shown.contains(line);
            keep(finding, ofShown ? findings.computeIfAbsent(line, none -> new ArrayList<>()) : general, MOST_FINDINGS);
        }

        private static <T> void keep(T one, List<T> kept, int most) {
            if (kept.size() < most) {
                kept.add(one);
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
