package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.grant.XapiGrants;
import org.kakehashi.hub.lti.internal.inspection.LaunchMessageStore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody can use any more: launches that no tool came back for, ended fetch codes and tokens, faults of a month ago, messages of a week ago. Harmless if two nodes do it. */
@Component
class LaunchSweep {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration FAULTS_KEPT = Duration.ofDays(30);
    private static final Duration MESSAGES_KEPT = Duration.ofDays(7);

    private final Tenants tenants;
    private final LaunchStore launches;
    private final XapiGrants grants;
    private final AccessTokens tokens;
    private final LaunchFaultStore faults;
    private final LaunchMessageStore messages;
    private final TenantTransactions transactions;
    private final Clock clock;

    LaunchSweep(
            Tenants tenants,
            LaunchStore launches,
            XapiGrants grants,
            AccessTokens tokens,
            LaunchFaultStore faults,
            LaunchMessageStore messages,
            TenantTransactions transactions,
            Clock clock) {
        this.tenants = tenants;
        this.launches = launches;
        this.grants = grants;
        this.tokens = tokens;
        this.faults = faults;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant before = clock.instant().minus(KEPT);
        for (Tenant tenant : tenants.all()) {
            transactions.run(tenant.tenantId(), () -> {
                grants.forget(tenant.tenantId(), before);
                tokens.forget(tenant.tenantId(), before);
                launches.forgetUnanswered(tenant.tenantId(), before);
                faults.forget(tenant.tenantId(), clock.instant().minus(FAULTS_KEPT));
                messages.forget(tenant.tenantId(), clock.instant().minus(MESSAGES_KEPT));
            });
        }
    }
}
