package org.kakehashi.hub.connect.internal.queue;

import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.journal.ImportRuns;
import org.kakehashi.hub.connect.internal.run.ConfirmationStore;
import org.kakehashi.hub.connect.internal.run.RunEnd;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers to runs that ask before many pupils leave. */
@Component
public class Confirmations {
    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final ImportRuns runs;
    private final ConfirmationStore store;
    private final AuditLog audit;
    private final RunEnd end;
    private final ImportWorker worker;
    private final ConnectProperties properties;

    Confirmations(
            Tenants tenants,
            TenantTransactions transactions,
            ImportRuns runs,
            ConfirmationStore store,
            AuditLog audit,
            RunEnd end,
            ImportWorker worker,
            ConnectProperties properties) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.runs = runs;
        this.store = store;
        this.audit = audit;
        this.end = end;
        this.worker = worker;
        this.properties = properties;
    }

    /**
     * Answers a run.
     *
     * @param apply whether the same file is to be run again and applied, unless then even more pupils would leave
     * @throws HubException NOT_FOUND; CONFLICT where the run doesn't wait for an answer, or a later roster of the source stands
     */
    public void answer(int tenantId, long id, boolean apply, String by) {
        ImportRun run = runs.get(tenantId, id);
        boolean done = transactions.inTenant(tenantId, () -> {
            if (!(apply ? store.confirm(tenantId, id, by) : store.decline(tenantId, id))) {
                return false;
            }
            audit.append(
                    tenantId,
                    new AuditEvent(
                            by, apply ? "connect.confirm-import" : "connect.decline-import", null, "import:" + id));
            return true;
        });
        if (!done) {
            throw new HubException(
                    ErrorCode.CONFLICT,
                    "The import doesn't wait for an answer, or a later roster of the same source was applied.");
        }
        if (apply) {
            worker.wake(tenantId);
        } else {
            end.putAway(tenantId, run, Status.DECLINED);
        }
    }

    /** Declines what nobody has answered in time. */
    @Scheduled(
            fixedDelayString = "${hub.connect.unconfirmed-scan:1h}",
            initialDelayString = "${hub.connect.unconfirmed-scan:1h}")
    public void declineOutdated() {
        for (Tenant tenant : tenants.all()) {
            int id = tenant.tenantId();
            transactions
                    .readOnly(id, () -> store.outdated(id, properties.keepUnconfirmed()))
                    .forEach(run -> declineUnlessAnswered(id, run));
        }
    }

    private void declineUnlessAnswered(int tenantId, long run) {
        try {
            answer(tenantId, run, false, AuditEvent.SYSTEM);
        } catch (HubException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
        }
    }
}
