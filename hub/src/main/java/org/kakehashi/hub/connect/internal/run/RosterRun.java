package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.time.Clock;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.roster.SourceChangedException;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Phase;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.Quarantine;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.RosterStage;
import org.springframework.stereotype.Component;

/** A run that brings a roster: all of it or nothing. */
@Component
class RosterRun {
    private final RosterAttempts attempts;
    private final Quarantine quarantine;
    private final ImportStore runs;
    private final ConfirmationStore confirmations;
    private final RunEnd end;
    private final TenantTransactions transactions;
    private final ConnectProperties properties;
    private final Clock clock;

    RosterRun(
            RosterAttempts attempts,
            Quarantine quarantine,
            ImportStore runs,
            ConfirmationStore confirmations,
            RunEnd end,
            TenantTransactions transactions,
            ConnectProperties properties,
            Clock clock) {
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.runs = runs;
        this.confirmations = confirmations;
        this.end = end;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Where it breaks off, what was staged stays for another attempt; {@link #giveUp} removes it. */
    void run(RunInProgress progress, RosterSource source) throws IOException, InterruptedException {
        int tenant = progress.tenantId();
        if (transactions.readOnly(
                tenant, () -> confirmations.overtaken(tenant, progress.run().id()))) {
            // It was queued already when somebody said yes to an older one.
            attempts.forget(progress);
            ImportRun run = progress.run();
            progress.findings()
                    .report(ConnectRule.OVERTAKEN.brokenIn(
                            run.fileName() == null ? run.connector() : run.fileName(), run.source()));
            end.finish(progress, Status.DECLINED, new Counts(0, 0, 0, 0, 0));
            return;
        }
        RosterAttempts.Attempt attempt = attempts.begin(progress);
        RosterStage stage = attempt.stage();
        Cursor reached;
        try {
            reached = source.readRoster(attempt.from(), new CountedSink(stage, progress, attempts));
        } catch (SourceChangedException e) {
            attempts.forget(progress);
            throw e;
        } finally {
            stage.settle();
        }
        progress.enter(Phase.CHECKING);
        // After the first time, nothing new is good news.
        if (stage.read() == 0
                && progress.since().equals(Cursor.START)
                && progress.findings().count() == 0) {
            stage.report(ConnectRule.NOTHING_READ.brokenIn(
                    String.valueOf(progress.run().fileName())));
        }
        if (stage.check()) {
            applyOrAsk(progress, stage, reached);
        } else {
            end.finish(progress, Status.REJECTED, rejected(progress));
        }
        stage.discard();
    }

    /** How many findings of earlier attempts another one keeps. */
    long kept(int tenantId, ImportRun run) {
        return attempts.kept(tenantId, run.id());
    }

    /** No attempt follows. */
    void giveUp(RunInProgress progress) {
        attempts.forget(progress);
    }

    private static Counts rejected(RunInProgress progress) {
        return new Counts(progress.read(), 0, 0, 0, progress.findings().failedRows());
    }

    private void applyOrAsk(RunInProgress progress, RosterStage stage, Cursor reached) {
        try {
            apply(progress, stage, reached);
        } catch (ManyLeave many) {
            attempts.forget(progress);
            end.ask(progress, many, new Counts(stage.read(), 0, 0, 0, 0));
        }
    }

    private ManyLeave.Allowance allowed(RunInProgress progress) {
        return new ManyLeave.Allowance(
                percent(progress, Connectors.LARGEST_DROP, properties.largestDrop()),
                percent(progress, Connectors.LARGEST_DROP_AT_TURN, properties.largestDropAtTurn()),
                confirmations.confirmed(progress.tenantId(), progress.run().id()));
    }

    private static int percent(RunInProgress progress, Setting setting, int usual) {
        String own = progress.settings().get(setting.name());
        return own == null ? usual : Integer.parseInt(own);
    }

    private void apply(RunInProgress progress, RosterStage stage, Cursor reached) {
        int tenant = progress.tenantId();
        end.apply(progress, reached, () -> {
            RosterCounts counts = stage.apply(SchoolDay.today(clock), allowed(progress));
            if (quarantine.count(tenant) > 0 && !runs.anyWaiting(tenant, ImportRun.REAPPLY)) {
                runs.queue(tenant, ImportStore.NewRun.reapply(AuditEvent.SYSTEM));
            }
            return new Counts(stage.read(), counts.changed(), counts.unchanged(), 0, 0);
        });
    }

    private record CountedSink(RosterStage stage, RunInProgress progress, RosterAttempts attempts)
            implements RosterSink {
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
        public void checkpoint(Cursor here) {
            attempts.keep(progress, stage, here);
        }

        @Override
        public void wholeByUser(RosterFile file) {
            stage.wholeByUser(file);
        }

        @Override
        public void report(Finding finding) {
            stage.report(finding);
        }
    }
}
