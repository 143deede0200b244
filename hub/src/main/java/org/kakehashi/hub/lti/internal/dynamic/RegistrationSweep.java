package org.kakehashi.hub.lti.internal.dynamic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets invitations that ended, and registrations that were rejected, a month ago. Harmless if two nodes do it. */
@Component
class RegistrationSweep {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Tenants tenants;
    private final InvitationStore invitations;
    private final RegistrationStore registrations;
    private final TenantTransactions transactions;
    private final Clock clock;

    RegistrationSweep(
            Tenants tenants,
            InvitationStore invitations,
            RegistrationStore registrations,
            TenantTransactions transactions,
            Clock clock) {
        this.tenants = tenants;
        this.invitations = invitations;
        this.registrations = registrations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 12, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant before = clock.instant().minus(KEPT);
        for (Tenant tenant : tenants.all()) {
            transactions.run(tenant.tenantId(), () -> {
                registrations.forget(tenant.tenantId(), before);
                invitations.forget(tenant.tenantId(), before);
            });
        }
    }
}
