package org.kakehashi.hub.insight.internal.facts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.facts.FactProgress.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Follows every tenant's logs: looks each second, and goes on without a pause while there is more. */
@Component
class FactFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FactFollower.class);
    private static final int TENANTS_AT_ONCE = 2;

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final CursorStore cursors;
    private final FactProgress progress;
    private final Clock clock;
    private final Counter taken;
    private final Counter failures;
    private final Semaphore slots = new Semaphore(TENANTS_AT_ONCE);
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Instant> caughtUp = new ConcurrentHashMap<>();
    private final boolean follows;
    private volatile boolean running;

    FactFollower(
            Tenants tenants,
            TenantTransactions transactions,
            CursorStore cursors,
            FactProgress progress,
            Clock clock,
            MeterRegistry metrics,
            @Value("${hub.insight.follow:true}") boolean follows) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.cursors = cursors;
        this.progress = progress;
        this.clock = clock;
        this.follows = follows;
        this.taken = Counter.builder("hub.insight.statements")
                .description("statements taken into the facts")
                .register(metrics);
        this.failures = Counter.builder("hub.insight.failures")
                .description("steps along a log that failed and will be tried again")
                .register(metrics);
        Gauge.builder("hub.insight.lag", this, FactFollower::lagSeconds)
                .baseUnit("seconds")
                .description("time since the facts of the tenant furthest behind had everything")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        for (Tenant tenant : running ? tenants.all() : java.util.List.<Tenant>of()) {
            if (busy.add(tenant.tenantId())) {
                Thread.ofVirtual().name("facts-" + tenant.slug()).start(() -> follow(tenant.tenantId()));
            }
        }
    }

    private void follow(int tenantId) {
        slots.acquireUninterruptibly();
        try {
            if (!caughtUp.containsKey(tenantId)) {
                transactions.run(tenantId, () -> cursors.ensure(tenantId));
                caughtUp.put(tenantId, clock.instant());
            }
            Step step;
            do {
                step = transactions.inTenant(tenantId, () -> progress.step(tenantId));
                taken.increment(step.statements());
            } while (running && !step.caughtUp());
            caughtUp.put(tenantId, clock.instant());
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warn("The facts of tenant {} fell behind; the next look tries again", tenantId, e);
        } finally {
            slots.release();
            busy.remove(tenantId);
        }
    }

    private double lagSeconds() {
        Instant now = clock.instant();
        return caughtUp.values().stream()
                .mapToDouble(at -> Duration.between(at, now).toMillis() / 1_000d)
                .max()
                .orElse(0);
    }

    /** A node can be told to leave the joining to others. */
    @Override
    public boolean isAutoStartup() {
        return follows;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets steps under way end, so that the database isn't closed under them. */
    @Override
    public void stop() {
        running = false;
        slots.acquireUninterruptibly(TENANTS_AT_ONCE);
        slots.release(TENANTS_AT_ONCE);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
