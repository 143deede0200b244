package org.kakehashi.hub.connect.internal.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.hub.database.TenantTransactions;

/** Takes the findings of one run: counts all, keeps them up to a bound, writes them in batches. */
public class FindingLog implements Findings {
    private static final int BATCH = 500;

    private final TenantTransactions transactions;
    private final FindingStore store;
    private final int tenantId;
    private final long importId;
    private final int bound;
    private final HiddenTexts hidden;
    private final List<Finding> waiting = new ArrayList<>();
    private long count;
    private long written;
    private long failedRows;
    private @Nullable Row lastFailed;

    private record Row(String file, @Nullable Long line) {}

    /**
     * Of one run.
     *
     * @param bound most findings that are kept
     * @param hidden what a finding must not show
     */
    public FindingLog(
            TenantTransactions transactions,
            FindingStore store,
            int tenantId,
            long importId,
            int bound,
            HiddenTexts hidden) {
        this.transactions = transactions;
        this.store = store;
        this.tenantId = tenantId;
        this.importId = importId;
        this.bound = bound;
        this.hidden = hidden;
    }

    /** Forgets what an interrupted attempt of the run found after that many findings, none of which was an error. */
    public void begin(long kept) {
        transactions.run(tenantId, () -> store.clear(tenantId, importId, kept));
        count = kept;
        written = kept;
    }

    @Override
    public void report(Finding finding) {
        count++;
        if (finding.severity() == Severity.ERROR) {
            countRow(new Row(finding.file(), finding.line()));
        }
        if (written + waiting.size() < bound) {
            waiting.add(hidden.in(finding));
        }
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    private void countRow(Row row) {
        if (!row.equals(lastFailed)) {
            failedRows++;
            lastFailed = row;
        }
    }

    public void flush() {
        if (!waiting.isEmpty()) {
            transactions.run(tenantId, () -> store.add(tenantId, importId, written, waiting));
            written += waiting.size();
            waiting.clear();
        }
    }

    public long count() {
        return count;
    }

    /** Rows with errors; a row's errors come one after another. */
    public long failedRows() {
        return failedRows;
    }
}
