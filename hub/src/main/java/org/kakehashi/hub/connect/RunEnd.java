package org.kakehashi.hub.connect;

import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ImportRun.Counts;
import org.kakehashi.hub.connect.ImportRun.Status;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** How a run ends: its outcome on record, its file gone, the one from the watched folder put away with its report. */
@Component
class RunEnd {
    private final TenantTransactions transactions;
    private final ImportStore runs;
    private final AuditLog audit;
    private final ImportFiles files;
    private final InboxReports reports;

    RunEnd(TenantTransactions transactions, ImportStore runs, AuditLog audit, ImportFiles files, InboxReports reports) {
        this.transactions = transactions;
        this.runs = runs;
        this.audit = audit;
        this.files = files;
        this.reports = reports;
    }

    /** Ends a run that changed nothing. */
    void finish(RunInProgress progress, Status status, Counts counts) {
        progress.findings().flush();
        transactions.run(progress.tenantId(), () -> record(progress, status, counts));
        putAway(progress, status);
    }

    /** Writes the outcome within the transaction that applies the data, so that neither stands without the other. */
    void record(RunInProgress progress, Status status, Counts counts) {
        ImportRun run = progress.run();
        runs.finish(
                progress.tenantId(),
                run.id(),
                status,
                counts,
                progress.findings().count());
        String detail = "import:%d connector:%s source:%s sha256:%s changed:%d findings:%d"
                .formatted(
                        run.id(),
                        run.connector(),
                        run.source(),
                        run.sha256(),
                        counts.changed(),
                        progress.findings().count());
        audit.append(
                progress.tenantId(),
                new AuditEvent(
                        run.requestedBy(),
                        "connect.import-" + status.name().toLowerCase(java.util.Locale.ROOT),
                        null,
                        detail));
    }

    /** After the outcome is on record. */
    void putAway(RunInProgress progress, Status status) {
        ImportRun run = progress.run();
        boolean kept = reports.putAway(progress.tenantId(), run, status);
        if (kept && run.storedFile() != null) {
            files.delete(run.storedFile());
        }
    }
}
