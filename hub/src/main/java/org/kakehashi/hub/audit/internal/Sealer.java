package org.kakehashi.hub.audit.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Adds events to their tenant's chain within a second of their commit, one node at a time, so that those who write them never
 * wait for each other. An event that is committed late gets a later place.
 */
@Component
class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int PAGE = 1_000;

    private final SealStore store;
    private final TenantTransactions transactions;
    private final AtomicBoolean busy = new AtomicBoolean();

    Sealer(SealStore store, TenantTransactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** On a thread of its own, as all that is scheduled with a delay shares one. */
    @Scheduled(fixedDelay = 500)
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("audit-sealer").start(this::sealAll);
        }
    }

    private void sealAll() {
        try {
            for (int tenant : store.tenants()) {
                while (seal(tenant) == PAGE) {
                    // The next page of the same tenant.
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The audit can't be sealed for now; the next look tries again: {}", e.getMessage());
        } finally {
            busy.set(false);
        }
    }

    /** Seals what waits, a page at most; how many that were. */
    int seal(int tenantId) {
        return transactions.inTenant(tenantId, () -> {
            SealStore.Head head = store.lock(tenantId);
            List<AuditRow> rows = store.waiting(tenantId, PAGE);
            if (!rows.isEmpty()) {
                add(tenantId, head, rows);
            }
            return rows.size();
        });
    }

    private void add(int tenantId, SealStore.Head head, List<AuditRow> rows) {
        List<byte[]> hashes = new ArrayList<>();
        byte[] before = head.hash();
        for (int i = 0; i < rows.size(); i++) {
            before = Chain.hash(before, tenantId, head.position() + 1 + i, rows.get(i));
            hashes.add(before);
        }
        store.seal(tenantId, head, rows.stream().map(AuditRow::seq).toList(), hashes);
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "Audit of tenant {} sealed up to {}: {}",
                    tenantId,
                    head.position() + rows.size(),
                    HexFormat.of().formatHex(before));
        }
    }
}
