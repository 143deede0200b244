package org.kakehashi.hub.connect.internal.queue;

import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.connect.internal.journal.ImportStore.NewRun;
import org.kakehashi.hub.records.IdentityDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** After a decision of the identity desk, records that wait are taken up by a run, queued in the transaction that decides. */
@Component
class DecidedRecords {
    private final ImportStore runs;
    private final ImportWorker worker;

    DecidedRecords(ImportStore runs, ImportWorker worker) {
        this.runs = runs;
        this.worker = worker;
    }

    @EventListener
    void queue(IdentityDecided decided) {
        String which = decided.undone() ? ImportRun.REAPPLY : ImportRun.DECIDED;
        if (!runs.holdWaiting(decided.tenantId(), which)) {
            runs.queue(decided.tenantId(), NewRun.reapply(which, decided.by()));
        }
    }

    @TransactionalEventListener
    void wake(IdentityDecided decided) {
        worker.wake(decided.tenantId());
    }
}
