package org.kakehashi.hub.roster.internal.stage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.StagedSoFar;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.stereotype.Component;

/** Takes what a run reads into staging, batch by batch. */
@Component
public class Staging {
    private static final int BATCH = 2000;

    private final TenantTransactions transactions;
    private final StageStore stage;
    private final OwnerDatabase owner;

    Staging(TenantTransactions transactions, StageStore stage, OwnerDatabase owner) {
        this.transactions = transactions;
        this.stage = stage;
        this.owner = owner;
    }

    /** The runs of which anything is staged. */
    public Set<Long> staged(int tenantId) {
        return transactions.readOnly(tenantId, () -> stage.staged(tenantId));
    }

    /** Removes what a run staged. */
    public void clear(int tenantId, long importId) {
        transactions.run(tenantId, () -> stage.clear(tenantId, importId));
    }

    /** Removes what a run staged, and gives back the space where it was much. */
    public void discard(StagingRun run) {
        clear(run.tenantId(), run.importId());
        if (run.read > BATCH) {
            owner.vacuum(run.staged.keySet().stream().map(RosterTable::stage).toList());
        }
    }

    /** Prepares the open transaction for steps over the whole set. */
    public void joinWholeSets() {
        stage.joinWholeSets();
    }

    /** Takes one row; writes when a batch is full. */
    public void stage(StagingRun run, RosterRecord row) {
        run.read++;
        StagedBatch batch = run.batches.computeIfAbsent(row.file(), file -> new StagedBatch(RosterTables.of(file)));
        batch.add(run.read, row);
        if (batch.rows() >= BATCH) {
            run.settle();
            run.batches.put(row.file(), new StagedBatch(batch.table()));
            // The next batch is read meanwhile.
            run.writing = CompletableFuture.runAsync(
                    () -> transactions.run(run.tenantId(), () -> stage.insert(run.tenantId(), run.importId(), batch)),
                    Thread::startVirtualThread);
            run.staged.merge(batch.table(), (long) batch.rows(), Long::sum);
        }
    }

    /** Waits until all that was taken is written, but for batches that aren't full. */
    public void settle(StagingRun run) {
        run.settle();
    }

    /** Writes what is still on its way, and in the same transaction what is done with the count of rows by staging table. */
    public void keep(StagingRun run, Consumer<Map<String, Long>> remember) {
        run.settle();
        transactions.run(run.tenantId(), () -> {
            writeAll(run);
            remember.accept(run.staged.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().stage(), Map.Entry::getValue)));
        });
    }

    /** Takes up what an earlier attempt staged until a checkpoint, without what came after it; false: some of it was lost. */
    public boolean goOn(StagingRun run, StagedSoFar earlier) {
        return transactions.inTenant(run.tenantId(), () -> {
            stage.trim(run.tenantId(), run.importId(), earlier.read());
            for (RosterTable<?> table : RosterTables.ALL) {
                long staged = earlier.staged().getOrDefault(table.stage(), 0L);
                if (stage.count(run.tenantId(), run.importId(), table) != staged) {
                    return false;
                }
                run.batches.put(table.file(), new StagedBatch(table));
                run.staged.put(table, staged);
            }
            run.read = earlier.read();
            return true;
        });
    }

    /** Writes what is still on its way. */
    public void flush(StagingRun run) {
        run.settle();
        writeAll(run);
        owner.analyze(run.batches.values().stream()
                .map(batch -> batch.table().stage())
                .toList());
    }

    private void writeAll(StagingRun run) {
        run.batches.values().stream().filter(batch -> batch.rows() > 0).forEach(batch -> write(run, batch));
    }

    private void write(StagingRun run, StagedBatch batch) {
        transactions.run(run.tenantId(), () -> stage.insert(run.tenantId(), run.importId(), batch));
        run.staged.merge(batch.table(), (long) batch.rows(), Long::sum);
        batch.clear();
    }

    /** Staging is unlogged: a crash of the database in mid-run empties it, and what is left is no whole roster. */
    public void refuseIfLost(StagingRun run) {
        run.staged.forEach((table, rows) -> {
            if (stage.count(run.tenantId(), run.importId(), table) != rows) {
                throw new IllegalStateException(
                        "Staged rows of " + table.stage() + " were lost; import the file again");
            }
        });
    }
}
