package org.kakehashi.hub.audit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final Duration TELL_EVERY = Duration.ofHours(1);

    private final SealStore store;
    private final TenantTransactions transactions;
    private final Map<Integer, Instant> told = new ConcurrentHashMap<>();
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
            // A page each, so that one tenant's many events don't hold the others up.
            List<Integer> waiting = store.tenants();
            while (!waiting.isEmpty()) {
                waiting = waiting.stream().filter(this::hasMore).toList();
            }
        } catch (RuntimeException e) {
            LOG.warn("The audit can't be sealed for now; the next look tries again: {}", e.getMessage());
        } finally {
            busy.set(false);
        }
    }

    /** Seals a page of one tenant. A chain that was tampered with may refuse it; that is no reason to leave out the others. */
    private boolean hasMore(int tenantId) {
        try {
            return seal(tenantId) == PAGE;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The audit of tenant {} can't be sealed; make verify-audit tells more: {}",
                    tenantId,
                    e.getMessage());
            return false;
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
        tell(tenantId, head.position() + rows.size(), before);
    }

    /** Once an hour for each tenant, so that the chain's end stands in a log that the database's owner can't change. */
    private void tell(int tenantId, long position, byte[] hash) {
        Instant now = Instant.now();
        Instant last = told.get(tenantId);
        if (last == null || last.plus(TELL_EVERY).isBefore(now)) {
            told.put(tenantId, now);
            LOG.info(
                    "Audit of tenant {} is sealed up to {}: {}",
                    tenantId,
                    position,
                    HexFormat.of().formatHex(hash));
        }
    }
}
