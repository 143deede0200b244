package org.kakehashi.hub.connect;

import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ImportRun.Counts;
import org.kakehashi.hub.connect.ImportRun.Status;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ManyLeave;
import org.springframework.stereotype.Component;

/** How a run ends: its outcome on record, its file gone, the one from the watched folder put away with its report. */
@Component
class RunEnd {
    private static final String ENROLMENTS = "enrollments.csv";
    private static final int SCHOOLS = 500;

    private final TenantTransactions transactions;
    private final ImportStore runs;
    private final ConfirmationStore confirmations;
    private final AuditLog audit;
    private final ImportFiles files;
    private final InboxReports reports;

    RunEnd(
            TenantTransactions transactions,
            ImportStore runs,
            ConfirmationStore confirmations,
            AuditLog audit,
            ImportFiles files,
            InboxReports reports) {
        this.transactions = transactions;
        this.confirmations = confirmations;
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

    /** Ends a run after which too many pupils would be in no class: its file stays until somebody has answered. */
    void ask(RunInProgress progress, ManyLeave many, Counts counts) {
        String all = "%d/%d".formatted(many.leaving(), many.enrolled());
        progress.findings()
                .report(ConnectRule.MANY_LEAVE
                        .brokenIn(ENROLMENTS, many.enrolled(), many.leaving())
                        .at("userSourcedId", all));
        many.schools().stream()
                .filter(school -> school.leaving() > 0)
                .limit(SCHOOLS)
                .forEach(school -> progress.findings()
                        .report(ConnectRule.MANY_LEAVE_SCHOOL
                                .brokenIn(ENROLMENTS, school.name(), school.enrolled(), school.leaving())
                                .at("userSourcedId", school.leaving() + "/" + school.enrolled())));
        progress.findings().flush();
        transactions.run(progress.tenantId(), () -> {
            confirmations.ask(progress.tenantId(), progress.run().id(), many);
            record(progress, Status.NEEDS_CONFIRMATION, counts);
        });
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
        putAway(progress.tenantId(), progress.run(), status);
    }

    /** The same for a run that is over without being done again. */
    void putAway(int tenantId, ImportRun run, Status status) {
        boolean kept = reports.putAway(tenantId, run, status);
        if (kept && run.storedFile() != null) {
            files.delete(run.storedFile());
        }
    }
}
