package org.kakehashi.hub.connect.internal.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets runs and what they found once they are old. That they were stays in the audit. */
@Component
class RunHistory {
    private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);
    private static final int RUNS = 200;
    private static final int FINDINGS = 20_000;

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final RunHistoryStore store;
    private final AuditLog audit;
    private final ConnectProperties properties;
    private final Clock clock;

    RunHistory(
            Tenants tenants,
            TenantTransactions transactions,
            RunHistoryStore store,
            AuditLog audit,
            ConnectProperties properties,
            Clock clock) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.store = store;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks each night, on all nodes at once: one of them does a tenant's. */
    @Scheduled(cron = "${hub.connect.forget-runs:0 53 3 * * *}", zone = "Asia/Tokyo")
    void forget() {
        Instant before = clock.instant().minus(properties.keepRuns());
        for (Tenant tenant : tenants.all()) {
            try {
                store.whileLocked(tenant.tenantId(), () -> forget(tenant.tenantId(), before));
            } catch (RuntimeException | SQLException e) {
                LOG.error("Old runs of tenant {} were not forgotten today", tenant.tenantId(), e);
            }
        }
    }

    private void forget(int tenantId, Instant before) {
        List<Long> over = over(tenantId, before);
        while (!over.isEmpty()) {
            List<Long> some = over;
            while (transactions.inTenant(tenantId, () -> store.deleteFindings(tenantId, some, FINDINGS)) == FINDINGS) {
                LOG.debug("More findings of old runs of tenant {} are to go", tenantId);
            }
            transactions.run(tenantId, () -> {
                int gone = store.delete(tenantId, some);
                if (gone > 0) {
                    String detail = "before:%s count:%d first:%d last:%d"
                            .formatted(before, gone, some.getFirst(), some.getLast());
                    audit.append(tenantId, new AuditEvent(AuditEvent.SYSTEM, "connect.forget-imports", null, detail));
                }
            });
            over = over(tenantId, before);
        }
    }

    private List<Long> over(int tenantId, Instant before) {
        return transactions.readOnly(tenantId, () -> store.over(tenantId, before, RUNS));
    }
}
