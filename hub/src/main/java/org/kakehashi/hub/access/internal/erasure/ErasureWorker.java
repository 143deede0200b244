package org.kakehashi.hub.access.internal.erasure;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.access.PersonData.Tally;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.erasure.ErasureCase.State;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries confirmed erasures out, one a tenant at a time; looks every second, on every node. Each holds a connection for its lock and uses
 * others beside it, so a node has few in hand at once: the rules of many tenants fall due in the same hour.
 */
@Component
class ErasureWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureWorker.class);
    private static final int TENANTS_AT_ONCE = 2;

    private final Tenants tenants;
    private final List<PersonData> holders;
    private final ErasureStore store;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Semaphore slots = new Semaphore(TENANTS_AT_ONCE, true);
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

    ErasureWorker(
            Tenants tenants,
            List<PersonData> holders,
            ErasureStore store,
            TenantTransactions transactions,
            AuditLog audit) {
        this.tenants = tenants;
        this.holders = List.copyOf(holders);
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        for (Tenant tenant : tenants.all()) {
            int id = tenant.tenantId();
            if (open(id).isPresent() && busy.add(id)) {
                Thread.ofVirtual().name("erasure-" + tenant.slug()).start(() -> work(id));
            }
        }
    }

    private void work(int tenantId) {
        slots.acquireUninterruptibly();
        try {
            store.whileLocked(tenantId, () -> open(tenantId).ifPresent(next -> step(tenantId, next)));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("An erasure of tenant {} stopped; it goes on in a moment", tenantId, e);
        } finally {
            slots.release();
            busy.remove(tenantId);
        }
    }

    private Optional<ErasureCase> open(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.open(tenantId));
    }

    private void step(int tenantId, ErasureCase next) {
        Tally tally = (kind, erased) -> store.erased(tenantId, next.id(), kind, erased);
        if (next.state() == State.QUEUED) {
            holders.forEach(holder -> holder.erase(tenantId, next.scope(), tally));
            transactions.run(tenantId, () -> store.state(tenantId, next.id(), State.SETTLING));
        } else if (holders.stream().allMatch(holder -> holder.settle(tenantId, next.scope(), tally))) {
            holders.forEach(holder -> holder.release(tenantId, next.scope(), tally));
            transactions.run(tenantId, () -> finish(tenantId, next));
        }
    }

    private void finish(int tenantId, ErasureCase next) {
        store.state(tenantId, next.id(), State.DONE);
        ErasureCase done = store.find(tenantId, next.id()).orElseThrow();
        Certificate.File certificate = Certificate.of(tenants.name(tenantId), done);
        store.certify(tenantId, next.id(), certificate.json());
        String detail = done.summary(true) + " certificate:" + certificate.sha256();
        audit.append(tenantId, new AuditEvent(AuditEvent.SYSTEM, "access.erasure-done", Erasures.person(next), detail));
    }
}
