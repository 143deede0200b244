package org.kakehashi.hub.connect.internal.run;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.hub.connect.internal.finding.FindingLog;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Phase;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.database.TenantTransactions;

/** A run that is being done: what it found, how far it is. */
class RunInProgress {
    private static final int ROWS_A_REPORT = 5000;

    private final int tenantId;
    private final ImportRun run;
    private final int attempt;
    private final @Nullable ConnectorInstance instance;
    private final Map<String, String> settings;
    private final FindingLog findings;
    private final TenantTransactions transactions;
    private final ImportStore runs;
    private final long begun = System.nanoTime();
    private final Duration longest;
    private long read;
    private boolean sourceWrong;
    private boolean kept;

    RunInProgress(
            int tenantId,
            ImportRun run,
            int attempt,
            @Nullable ConnectorInstance instance,
            Map<String, String> settings,
            FindingLog findings,
            TenantTransactions transactions,
            ImportStore runs,
            Duration longest) {
        this.tenantId = tenantId;
        this.run = run;
        this.attempt = attempt;
        this.instance = instance;
        this.settings = settings;
        this.findings = findings;
        this.transactions = transactions;
        this.runs = runs;
        this.longest = longest;
    }

    int tenantId() {
        return tenantId;
    }

    ImportRun run() {
        return run;
    }

    /** The attempt's number, counted from 1. */
    int attempt() {
        return attempt;
    }

    /** Of what it is a run, as that was when the run began; null: of no connector instance. */
    @Nullable
    ConnectorInstance instance() {
        return instance;
    }

    /** The connector's settings with its secrets in clear text, which must not be logged. */
    Map<String, String> settings() {
        return settings;
    }

    /** How far its source has been read. A file is read from its beginning. */
    Cursor since() {
        return instance == null ? Cursor.START : instance.cursor();
    }

    FindingLog findings() {
        return findings;
    }

    long read() {
        return read;
    }

    /** Notes what the connector reported: an error of no row is about the source itself, or the settings. */
    void reported(Finding finding) {
        sourceWrong |= finding.severity() == Severity.ERROR && finding.line() == null;
    }

    /** Whether something is wrong with the source, though rows may have come from it. */
    boolean sourceIsWrong() {
        return sourceWrong;
    }

    /** Since the attempt began. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** An earlier attempt read so many rows. */
    void goOn(long rows) {
        read = rows;
    }

    /** One more row was read; told to those who watch every few thousand. */
    void rowRead() {
        read++;
        if (read % ROWS_A_REPORT == 0) {
            enter(Phase.READING);
        }
        goOnReading();
    }

    /** Looks whether the source may be read on; asked for each row and each request. */
    void goOnReading() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedRun();
        }
        if (took().compareTo(longest) > 0) {
            throw new Overdue(null);
        }
    }

    /** This attempt has left a place to go on from. */
    void keptPlace() {
        kept = true;
    }

    /** Whether another attempt would go on where this one ends. */
    boolean hasKeptPlace() {
        return kept;
    }

    void enter(Phase phase) {
        transactions.run(tenantId, () -> runs.progress(tenantId, run.id(), phase, read));
    }

    /** It reads for longer than it may; thrown through a connector, which need not look at the time. */
    static class Overdue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Counts counts;

        Overdue(@Nullable Counts counts) {
            this.counts = counts;
        }

        /** What was done by then and stands; null: nothing. */
        @Nullable
        Counts counts() {
            return counts;
        }
    }

    /** The hub stops; thrown through a connector, which need not look for interrupts itself. */
    static class InterruptedRun extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
