package org.kakehashi.hub.access.internal.auditing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.web.SpreadsheetCell;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a search finds as a file, the latest first, page by page so that memory stays flat. */
@Component
class AuditFile {
    private static final int PAGE = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final AuditReading reading;

    AuditFile(AuditReading reading) {
        this.reading = reading;
    }

    private interface Each {
        void write(AuditRow row) throws IOException;
    }

    /** CSV in UTF-8 with a byte order mark, for spreadsheets; a cell that one would take for a formula begins with an apostrophe. */
    void writeCsv(Caller caller, Wanted wanted, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, CSV);
        csv.printRecord("seq", "at", "actor", "action", "personId", "classId", "day", "detail");
        forEach(caller, wanted, row -> csv.printRecord(cells(row)));
        csv.flush();
    }

    /** One line of JSON an event, as the API gives it. */
    void writeLines(Caller caller, Wanted wanted, OutputStream out) throws IOException {
        forEach(caller, wanted, row -> {
            out.write(JSON.writeValueAsBytes(AuditApiController.Event.of(row)));
            out.write('\n');
        });
    }

    private void forEach(Caller caller, Wanted wanted, Each each) throws IOException {
        long before = Long.MAX_VALUE;
        List<AuditRow> page;
        do {
            page = reading.more(caller, wanted, before, PAGE);
            for (AuditRow row : page) {
                each.write(row);
                before = row.seq();
            }
        } while (page.size() == PAGE);
    }

    private static List<String> cells(AuditRow row) {
        return Stream.of(
                        row.seq(),
                        row.at(),
                        row.event().actor(),
                        row.event().action(),
                        Objects.toString(row.event().personId(), ""),
                        Objects.toString(row.event().classId(), ""),
                        Objects.toString(row.event().day(), ""),
                        row.event().detail())
                .map(SpreadsheetCell::of)
                .toList();
    }
}
