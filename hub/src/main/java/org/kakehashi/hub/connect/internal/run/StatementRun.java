package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.statements.StatementSource;
import org.kakehashi.hub.connect.internal.forward.ForwardWatch;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.StatementIntake;
import org.springframework.stereotype.Component;

/**
 * A run that brings statements. They are stored as they come, and the cursor follows at each checkpoint, after what lies before it is
 * committed: a run that is cut off anywhere goes on from there, and what it brings again the store knows by its id.
 */
@Component
class StatementRun {
    private final StatementIntake intake;
    private final Instances instances;
    private final TenantTransactions transactions;
    private final ForwardWatch forwarding;
    private final RunEnd end;

    StatementRun(
            StatementIntake intake,
            Instances instances,
            TenantTransactions transactions,
            ForwardWatch forwarding,
            RunEnd end) {
        this.intake = intake;
        this.instances = instances;
        this.transactions = transactions;
        this.forwarding = forwarding;
        this.end = end;
    }

    /** The source broke off; what it gave by then stays. */
    static class BrokeOff extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Counts counts;

        BrokeOff(IOException cause, Counts counts) {
            super(cause.getMessage(), cause);
            this.counts = counts;
        }

        Counts counts() {
            return counts;
        }
    }

    void run(RunInProgress progress, StatementSource source) throws IOException, InterruptedException {
        StatementBuffer buffer = new StatementBuffer(intake, progress, sender(progress), new Checkpoints(progress));
        Cursor reached;
        try {
            reached = source.readStatements(progress.since(), buffer);
        } catch (IOException e) {
            buffer.flush();
            throw new BrokeOff(e, buffer.counts());
        } catch (RunInProgress.Overdue e) {
            buffer.flush();
            throw new RunInProgress.Overdue(buffer.counts());
        }
        buffer.flush();
        if (progress.read() == 0 && buffer.sourceIsWrong()) {
            end.finish(progress, Status.REJECTED, buffer.counts());
        } else {
            end.apply(progress, reached, buffer::counts);
        }
    }

    /** A run of an instance that forwards: what it does, it does all the time, so it is only told not to wait any longer. */
    void hasten(RunInProgress progress) {
        ConnectorInstance instance = progress.instance();
        end.apply(progress, progress.since(), () -> {
            if (instance != null) {
                forwarding.hasten(progress.tenantId(), instance.id());
            }
            return Counts.NONE;
        });
    }

    /** Moves the instance's cursor during the run. A dry run's stays. */
    private final class Checkpoints implements Consumer<Cursor> {
        private final RunInProgress progress;
        private Cursor at;

        Checkpoints(RunInProgress progress) {
            this.progress = progress;
            this.at = progress.since();
        }

        @Override
        public void accept(Cursor reached) {
            ConnectorInstance instance = progress.instance();
            if (instance != null && !progress.run().dryRun() && !reached.equals(at)) {
                ConnectorInstance from = instance.at(at);
                transactions.run(progress.tenantId(), () -> instances.moveCursor(progress.tenantId(), from, reached));
                at = reached;
                progress.keptPlace();
            }
        }
    }

    private static StatementIntake.Sender sender(RunInProgress progress) {
        ConnectorInstance instance = progress.instance();
        if (instance != null) {
            return new StatementIntake.Sender(instance.id(), instance.name());
        }
        String source = progress.run().source();
        String name = progress.tenantId() + ":" + source;
        return new StatementIntake.Sender(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), source);
    }
}
