package org.kakehashi.hub.lti.internal.token;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets used assertions that have ended. Harmless if two nodes do it. */
@Component
class TokenSweep {
    private final Tenants tenants;
    private final TokenStore store;
    private final TenantTransactions transactions;
    private final Clock clock;

    TokenSweep(Tenants tenants, TokenStore store, TenantTransactions transactions, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        for (Tenant tenant : tenants.all()) {
            transactions.run(tenant.tenantId(), () -> store.forget(tenant.tenantId(), clock.instant()));
        }
    }
}
