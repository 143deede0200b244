package org.kakehashi.hub.connect;

import java.io.IOException;
import java.time.Clock;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.connect.ImportRun.Counts;
import org.kakehashi.hub.connect.ImportRun.Phase;
import org.kakehashi.hub.connect.ImportRun.Status;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.Quarantine;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.springframework.stereotype.Component;

/** A run that brings a roster: all of it or nothing. */
@Component
class RosterRun {
    /** The setting that says how many percent of the source's pupils may leave without a person being asked. */
    static final String LARGEST_DROP = "largestDrop";

    private final TenantTransactions transactions;
    private final RosterImports rosters;
    private final Quarantine quarantine;
    private final ImportStore runs;
    private final ConfirmationStore confirmations;
    private final RunEnd end;
    private final ConnectProperties properties;
    private final Clock clock;

    RosterRun(
            TenantTransactions transactions,
            RosterImports rosters,
            Quarantine quarantine,
            ImportStore runs,
            ConfirmationStore confirmations,
            RunEnd end,
            ConnectProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.rosters = rosters;
        this.quarantine = quarantine;
        this.runs = runs;
        this.confirmations = confirmations;
        this.end = end;
        this.properties = properties;
        this.clock = clock;
    }

    void run(RunInProgress progress, RosterSource source) throws IOException, InterruptedException {
        RosterStage stage = rosters.open(
                progress.tenantId(), progress.run().id(), progress.run().source(), progress.findings());
        try {
            source.readRoster(Cursor.START, new CountedSink(stage, progress));
            progress.enter(Phase.CHECKING);
            if (stage.read() == 0 && progress.findings().count() == 0) {
                stage.report(ConnectRule.NOTHING_READ.brokenIn(
                        String.valueOf(progress.run().fileName())));
            }
            if (stage.check()) {
                applyOrAsk(progress, stage);
            } else {
                end.finish(progress, Status.REJECTED, rejected(progress));
            }
        } finally {
            stage.discard();
        }
    }

    private static Counts rejected(RunInProgress progress) {
        return new Counts(progress.read(), 0, 0, 0, progress.findings().failedRows());
    }

    private void applyOrAsk(RunInProgress progress, RosterStage stage) {
        try {
            apply(progress, stage);
        } catch (ManyLeave many) {
            end.ask(progress, many, new Counts(stage.read(), 0, 0, 0, 0));
        }
    }

    private ManyLeave.Allowance allowed(RunInProgress progress) {
        String own = progress.run().settings().get(LARGEST_DROP);
        return new ManyLeave.Allowance(
                own == null ? properties.largestDrop() : Integer.parseInt(own),
                confirmations.confirmed(progress.tenantId(), progress.run().id()));
    }

    private void apply(RunInProgress progress, RosterStage stage) {
        int tenant = progress.tenantId();
        progress.enter(Phase.APPLYING);
        progress.findings().flush();
        transactions.run(tenant, () -> {
            RosterCounts counts = stage.apply(SchoolDay.today(clock), allowed(progress));
            end.record(progress, Status.APPLIED, new Counts(stage.read(), counts.changed(), counts.unchanged(), 0, 0));
            if (quarantine.count(tenant) > 0 && !runs.anyWaiting(tenant, ImportRun.REAPPLY)) {
                runs.queue(tenant, ImportStore.NewRun.reapply(AuditEvent.SYSTEM));
            }
        });
        end.putAway(progress, Status.APPLIED);
    }

    private record CountedSink(RosterStage stage, RunInProgress progress) implements RosterSink {
        @Override
        public void file(RosterFile file, DeliveryMode mode) {
            stage.file(file, mode);
        }

        @Override
        public void accept(RosterRecord row) {
            progress.rowRead();
            stage.accept(row);
        }

        @Override
        public void report(Finding finding) {
            stage.report(finding);
        }
    }
}
