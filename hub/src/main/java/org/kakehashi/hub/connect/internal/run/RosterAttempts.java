package org.kakehashi.hub.connect.internal.run;

import java.util.Optional;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.springframework.stereotype.Component;

/** Begins attempts of runs that bring a roster: where the one before broke off, if what it staged is still whole. */
@Component
class RosterAttempts {
    private final TenantTransactions transactions;
    private final RosterImports rosters;
    private final CheckpointStore checkpoints;

    RosterAttempts(TenantTransactions transactions, RosterImports rosters, CheckpointStore checkpoints) {
        this.transactions = transactions;
        this.rosters = rosters;
        this.checkpoints = checkpoints;
    }

    /** Where it begins, and into which staging. */
    record Attempt(Cursor from, RosterStage stage) {}

    Attempt begin(RunInProgress progress) {
        int tenant = progress.tenantId();
        long id = progress.run().id();
        String source = progress.run().source();
        Optional<Checkpoint> earlier = transactions.readOnly(tenant, () -> checkpoints.find(tenant, id));
        if (earlier.isPresent()) {
            Checkpoint at = earlier.get();
            Optional<RosterStage> stage = rosters.goOn(tenant, id, source, progress.findings(), at.staged());
            if (stage.isPresent()) {
                progress.goOn(at.staged().read());
                return new Attempt(new Cursor(at.cursor()), stage.get());
            }
            forget(progress);
            progress.findings().begin(0);
        }
        return new Attempt(progress.since(), rosters.open(tenant, id, source, progress.findings()));
    }

    long kept(int tenantId, long importId) {
        return transactions.readOnly(tenantId, () -> checkpoints
                .find(tenantId, importId)
                .map(Checkpoint::findings)
                .orElse(0L));
    }

    /** Keeps the cursor together with what came before it. */
    void keep(RunInProgress progress, RosterStage stage, Cursor here) {
        int tenant = progress.tenantId();
        progress.findings().flush();
        stage.keep(staged -> {
            Checkpoint at =
                    new Checkpoint(here.value(), staged, progress.findings().count());
            if (!checkpoints.keep(tenant, progress.run().id(), progress.attempt(), at)) {
                throw new RunEnd.TakenOver();
            }
            progress.keptPlace();
        });
    }

    /** Another attempt begins at the beginning. */
    void forget(RunInProgress progress) {
        int tenant = progress.tenantId();
        transactions.run(tenant, () -> checkpoints.forget(tenant, progress.run().id()));
        rosters.discard(tenant, progress.run().id());
    }
}
