package org.kakehashi.hub.connect.internal.finding;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.hub.connect.internal.finding.FindingStore.Kept;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.SpreadsheetCell;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A run's findings as a file, page by page so that memory stays flat. */
@Component
public class FindingReport {
    private static final int PAGE = 1000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private final TenantTransactions transactions;
    private final FindingStore findings;

    FindingReport(TenantTransactions transactions, FindingStore findings) {
        this.transactions = transactions;
        this.findings = findings;
    }

    private interface Each {
        void write(Kept kept) throws IOException;
    }

    /**
     * CSV in UTF-8, with a byte order mark because spreadsheets in Japan take it for Windows-31J otherwise; cells that a
     * spreadsheet would take for a formula begin with an apostrophe.
     */
    public void writeCsv(int tenantId, long importId, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, CSV);
        csv.printRecord("severity", "code", "file", "line", "column", "value", "規則", "直し方", "rule", "remedy");
        forEach(tenantId, importId, kept -> csv.printRecord(cells(kept.finding())));
        csv.flush();
    }

    /** A JSON array of findings. */
    public void writeJson(int tenantId, long importId, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.writeStartArray();
        forEach(tenantId, importId, kept -> json.writePOJO(kept.finding()));
        json.writeEndArray();
        json.flush();
    }

    private void forEach(int tenantId, long importId, Each each) throws IOException {
        long after = 0;
        while (true) {
            long from = after;
            List<Kept> page =
                    transactions.readOnly(tenantId, () -> findings.page(tenantId, importId, null, from, PAGE));
            for (Kept kept : page) {
                each.write(kept);
            }
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().seq();
        }
    }

    private static Object[] cells(Finding finding) {
        return new Object[] {
            finding.severity(),
            finding.code(),
            SpreadsheetCell.of(finding.file()),
            finding.line() == null ? "" : finding.line(),
            SpreadsheetCell.of(finding.column()),
            SpreadsheetCell.of(finding.value()),
            SpreadsheetCell.of(finding.rule().ja()),
            SpreadsheetCell.of(finding.remedy().ja()),
            SpreadsheetCell.of(finding.rule().en()),
            SpreadsheetCell.of(finding.remedy().en())
        };
    }
}
