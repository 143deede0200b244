package org.kakehashi.connectors.meetingcsv;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvLayout;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.csv.Encoding;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.TemporalFormat;

/** Reads one report, whole. */
final class MeetingCsv implements RecordSource {
    private static final int PEEK = 4096;

    private final ConnectorContext context;

    MeetingCsv(ConnectorContext context) {
        this.context = context;
    }

    /** What the settings say. */
    record Wanted(@Nullable String meeting, @Nullable String title, SubjectScheme scheme, Stamps stamps) {}

    @Override
    public Cursor readRecords(Cursor since, RecordSink sink) throws IOException, InterruptedException {
        Wanted wanted = wanted(sink);
        Optional<Path> file = context.file();
        if (file.isEmpty()) {
            sink.report(MeetingRule.FILE.brokenIn(Finding.SETTINGS));
        }
        if (file.isEmpty() || wanted == null) {
            return since;
        }
        String name = context.fileName().orElse(file.get().toString());
        Charset charset = Encoding.of(Encoding.AUTO, file.get());
        CsvLayout layout = new CsvLayout(delimiter(file.get(), charset), 1, false);
        try (CsvRows rows = CsvRows.open(Files.newInputStream(file.get()), charset, layout, name, sink)) {
            if (rows.header().isEmpty()) {
                return since;
            }
            ReportReader report = new ReportReader(name, wanted, sink);
            report.take(new CsvRow(1, rows.header()));
            for (CsvRow row = rows.nextOfAnyWidth(); row != null; row = rows.nextOfAnyWidth()) {
                report.take(row);
            }
            return report.end(sink) ? new Cursor(name) : since;
        }
    }

    private @Nullable Wanted wanted(Findings findings) {
        String scheme = setting(MeetingCsvFactory.SCHEME);
        String date = setting(MeetingCsvFactory.DATE);
        String dayFirst = setting(MeetingCsvFactory.DAY_FIRST);
        Optional<LocalDate> day = date == null ? Optional.empty() : TemporalFormat.ISO_DATE.date(date);
        boolean sound = true;
        if (date != null && day.isEmpty()) {
            sound = refuse(findings, MeetingCsvFactory.DATE, date, "yyyy-MM-dd");
        }
        if (scheme != null && !scheme.equals("EMAIL") && !scheme.equals("USERNAME")) {
            sound = refuse(findings, MeetingCsvFactory.SCHEME, scheme, "EMAIL, USERNAME");
        }
        if (dayFirst != null && !dayFirst.equals("true") && !dayFirst.equals("false")) {
            sound = refuse(findings, MeetingCsvFactory.DAY_FIRST, dayFirst, "false, true");
        }
        return sound
                ? new Wanted(
                        setting(MeetingCsvFactory.MEETING),
                        setting(MeetingCsvFactory.TITLE),
                        "USERNAME".equals(scheme) ? SubjectScheme.USERNAME : SubjectScheme.EMAIL,
                        new Stamps("true".equals(dayFirst), day.orElse(null)))
                : null;
    }

    private static boolean refuse(Findings findings, String name, String value, String can) {
        findings.report(MeetingRule.SETTING.brokenIn(Finding.SETTINGS, can).at(name, value));
        return false;
    }

    private @Nullable String setting(String name) {
        String value = context.settings().get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Teams writes tabs; others commas. */
    private static char delimiter(Path file, Charset charset) throws IOException {
        char[] head = new char[PEEK];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), charset)) {
            int count = reader.read(head);
            return count > 0 && new String(head, 0, count).indexOf('\t') >= 0 ? '\t' : ',';
        }
    }

    @Override
    public void close() {
        // Nothing outlives a read.
    }
}
