package org.kakehashi.hub.connect.internal.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Phase;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ManyLeave;
import org.springframework.stereotype.Component;

/** How a run ends: its outcome on record, its file gone, the one from the watched folder put away with its report. */
@Component
public class RunEnd {
    private static final double LONGER_EACH_TIME = 4;
    private static final String ENROLMENTS = "enrollments.csv";
    private static final int SCHOOLS = 500;

    private final TenantTransactions transactions;
    private final ImportStore runs;
    private final ConfirmationStore confirmations;
    private final AuditLog audit;
    private final Instances instances;
    private final ConnectProperties properties;
    private final Clock clock;
    private final ImportFiles files;
    private final InboxReports reports;
    private final RunMetrics metrics;

    RunEnd(
            TenantTransactions transactions,
            ImportStore runs,
            ConfirmationStore confirmations,
            AuditLog audit,
            Instances instances,
            ConnectProperties properties,
            Clock clock,
            ImportFiles files,
            InboxReports reports,
            RunMetrics metrics) {
        this.transactions = transactions;
        this.confirmations = confirmations;
        this.runs = runs;
        this.audit = audit;
        this.instances = instances;
        this.properties = properties;
        this.clock = clock;
        this.files = files;
        this.reports = reports;
        this.metrics = metrics;
    }

    /**
     * Ends a run that may be applied, whatever it brings: the work, the cursor and the outcome stand together or not at all. A dry
     * run's work is done and taken back, so that its counts are those that a run would have had.
     *
     * @param reached how far the source has been read once the work stands
     * @param work applies what was read, and counts it
     */
    void apply(RunInProgress progress, Cursor reached, Supplier<Counts> work) {
        int tenant = progress.tenantId();
        progress.enter(Phase.APPLYING);
        progress.findings().flush();
        if (progress.run().dryRun()) {
            finish(progress, Status.CHECKED, transactions.trial(tenant, work));
            return;
        }
        Counts applied = transactions.inTenant(tenant, () -> {
            Counts counts = work.get();
            ConnectorInstance instance = progress.instance();
            if (instance != null) {
                instances.moveCursor(tenant, instance, reached);
            }
            record(progress, Status.APPLIED, counts);
            return counts;
        });
        putAway(progress, Status.APPLIED, applied);
    }

    /** Ends a run that changed nothing. */
    void finish(RunInProgress progress, Status status, Counts counts) {
        progress.findings().flush();
        transactions.run(progress.tenantId(), () -> record(progress, status, counts));
        putAway(progress, status, counts);
    }

    /**
     * Leaves a run of which a service broke off to be tried again later; what it found meanwhile tells why it waits.
     *
     * @param done what this attempt brought in, which stays
     * @return false: it has been tried often enough
     */
    boolean tryAgain(RunInProgress progress, Finding why, Counts done) {
        ConnectorInstance instance = progress.instance();
        if (instance == null
                || progress.run().dryRun()
                || progress.run().storedFile() != null
                || progress.attempt() > properties.retries()) {
            return false;
        }
        Duration delay =
                properties.retryDelay().multipliedBy((long) Math.pow(LONGER_EACH_TIME, progress.attempt() - 1));
        progress.findings().report(why);
        progress.findings().flush();
        transactions.run(progress.tenantId(), () -> {
            if (!runs.putOff(
                    progress.tenantId(),
                    progress.run().id(),
                    progress.attempt(),
                    clock.instant().plus(delay),
                    done)) {
                throw new TakenOver();
            }
        });
        metrics.ended(progress.run().connector(), Status.QUEUED, progress.took());
        metrics.rows(progress.run().connector(), done);
        return true;
    }

    /** Somebody else has the run: this attempt of it ends without a trace. */
    static class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends a run after which too many pupils would be in no class: its file stays until somebody has answered. A dry run only tells. */
    void ask(RunInProgress progress, ManyLeave many, Counts counts) {
        tell(progress, many);
        many.others().forEach(other -> tell(progress, other));
        if (progress.run().dryRun()) {
            finish(progress, Status.CHECKED, counts);
            return;
        }
        progress.findings().flush();
        transactions.run(progress.tenantId(), () -> {
            confirmations.ask(progress.tenantId(), progress.run().id(), many);
            record(progress, Status.NEEDS_CONFIRMATION, counts);
        });
        metrics.ended(progress.run().connector(), Status.NEEDS_CONFIRMATION, progress.took());
    }

    private static void tell(RunInProgress progress, ManyLeave many) {
        String all = "%d/%d".formatted(many.leaving(), many.enrolled());
        progress.findings()
                .report((many.atTurn() ? ConnectRule.MANY_LEAVE_AT_TURN : ConnectRule.MANY_LEAVE)
                        .brokenIn(ENROLMENTS, many.enrolled(), many.leaving())
                        .at("userSourcedId", all));
        many.schools().stream()
                .filter(school -> school.leaving() > 0)
                .limit(SCHOOLS)
                .forEach(school -> progress.findings()
                        .report((school.lost() ? ConnectRule.SCHOOL_LOST : ConnectRule.MANY_LEAVE_SCHOOL)
                                .brokenIn(ENROLMENTS, school.name(), school.enrolled(), school.leaving())
                                .at("userSourcedId", school.leaving() + "/" + school.enrolled())));
    }

    /** Writes the outcome within the transaction that applies the data, so that neither stands without the other. */
    private void record(RunInProgress progress, Status status, Counts counts) {
        ImportRun run = progress.run();
        if (!runs.finish(
                progress.tenantId(),
                run.id(),
                progress.attempt(),
                status,
                counts,
                progress.findings().count())) {
            throw new TakenOver();
        }
        ConnectorInstance instance = progress.instance();
        // That somebody, or a later roster, said no says nothing about the instance.
        if (instance != null && !run.dryRun() && status != Status.DECLINED) {
            // What came is applied; that not all came has to be seen as well.
            boolean failed = status != Status.APPLIED || progress.sourceIsWrong();
            instances.ended(progress.tenantId(), instance.id(), failed);
        }
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
                        run.requestedBy(), "connect.import-" + status.name().toLowerCase(Locale.ROOT), null, detail));
    }

    /** After the outcome is on record. */
    private void putAway(RunInProgress progress, Status status, Counts counts) {
        metrics.ended(progress.run().connector(), status, progress.took());
        if (!progress.run().dryRun()) {
            metrics.rows(progress.run().connector(), counts);
        }
        putAway(progress.tenantId(), progress.run(), status);
    }

    /** The same for a run that is over without being done again. */
    public void putAway(int tenantId, ImportRun run, Status status) {
        boolean kept = reports.putAway(tenantId, run, status);
        if (kept && run.storedFile() != null) {
            files.delete(run.storedFile());
        }
    }
}
