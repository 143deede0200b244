package org.kakehashi.hub.connect;

import org.kakehashi.hub.connect.ImportRun.Phase;
import org.kakehashi.hub.database.TenantTransactions;

/** A run that is being done: what it found, how far it is. */
class RunInProgress {
    private static final int ROWS_A_REPORT = 5000;

    private final int tenantId;
    private final ImportRun run;
    private final FindingLog findings;
    private final TenantTransactions transactions;
    private final ImportStore runs;
    private long read;

    RunInProgress(int tenantId, ImportRun run, FindingLog findings, TenantTransactions transactions, ImportStore runs) {
        this.tenantId = tenantId;
        this.run = run;
        this.findings = findings;
        this.transactions = transactions;
        this.runs = runs;
    }

    int tenantId() {
        return tenantId;
    }

    ImportRun run() {
        return run;
    }

    FindingLog findings() {
        return findings;
    }

    long read() {
        return read;
    }

    /** One more row was read; told to those who watch every few thousand. */
    void rowRead() {
        read++;
        if (read % ROWS_A_REPORT == 0) {
            enter(Phase.READING);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedRun();
        }
    }

    void enter(Phase phase) {
        transactions.run(tenantId, () -> runs.progress(tenantId, run.id(), phase, read));
    }

    /** The hub stops; thrown through a connector, which need not look for interrupts itself. */
    static class InterruptedRun extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
