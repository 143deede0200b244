package org.kakehashi.hub.lrs.internal.lint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.lrs.internal.log.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows every tenant's log, one page of each in turn, and rests after each page, so that it takes a bounded share of one core
 * however much there is to do. A flood of statements is looked at when it is over.
 */
@Component
class LintFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LintFollower.class);

    private final Tenants tenants;
    private final LogStore log;
    private final LintStep step;
    private final LintProperties properties;
    private final Counter checked;
    private final Counter failures;
    private final Map<Integer, Long> seen = new HashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ReentrantLock working = new ReentrantLock();
    private final Condition stopping = working.newCondition();
    private volatile boolean running;

    LintFollower(Tenants tenants, LogStore log, LintStep step, LintProperties properties, MeterRegistry metrics) {
        this.tenants = tenants;
        this.log = log;
        this.step = step;
        this.properties = properties;
        this.checked = Counter.builder("hub.lrs.lint.statements")
                .description("statements that the linter looked at")
                .register(metrics);
        this.failures = Counter.builder("hub.lrs.lint.failures")
                .description("steps of the linter that failed and will be tried again")
                .register(metrics);
    }

    /** On a thread of its own: all that is scheduled with a delay shares one, and a flood can last for hours. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (running && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("lint").start(this::follow);
        }
    }

    private void follow() {
        working.lock();
        try {
            boolean more = running;
            while (more && running) {
                more = false;
                for (Tenant tenant : tenants.all()) {
                    more |= running && tryToLookAt(tenant.tenantId());
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The linter can't look at all tenants; the next look tries again: {}", e.getMessage());
        } finally {
            working.unlock();
            busy.set(false);
        }
    }

    private boolean tryToLookAt(int tenantId) {
        try {
            return lookAt(tenantId);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warn("The linter fell behind at tenant {}; the next look tries again: {}", tenantId, e.getMessage());
            return false;
        }
    }

    /** Whether there was anything. */
    private boolean lookAt(int tenantId) {
        Long before = seen.get(tenantId);
        if (before == null) {
            step.begin(tenantId);
        } else if (log.head(tenantId) == before) {
            return false;
        }
        long start = System.nanoTime();
        LintStep.Taken taken = step.take(tenantId);
        seen.put(tenantId, taken.batch());
        checked.increment(taken.statements());
        rest(properties.restNanos(System.nanoTime() - start));
        return taken.statements() > 0;
    }

    private void rest(long nanos) {
        try {
            long left = nanos;
            while (running && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** A node can be told to leave it to others. */
    @Override
    public boolean isAutoStartup() {
        return properties.follow();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets a step under way end, so that the database isn't closed under it. */
    @Override
    public void stop() {
        running = false;
        try {
            if (working.tryLock(10, TimeUnit.SECONDS)) {
                stopping.signalAll();
                working.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
