package org.kakehashi.hub.connect.internal.forward;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.internal.forward.ForwardWatch.Standing;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.web.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What an operator sees of forwarding: what this node sent, and how all instances fare, whichever node has them. */
@Component
class ForwardMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardMetrics.class);
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final Tenants tenants;
    private final Instances instances;
    private final ForwardWatch watch;
    private final Clock clock;
    private final AtomicLong deadLetters = new AtomicLong();
    private final MultiGauge behind;
    private final MultiGauge lag;
    private final ForwardLag lags = new ForwardLag();

    ForwardMetrics(MeterRegistry registry, Tenants tenants, Instances instances, ForwardWatch watch, Clock clock) {
        this.registry = registry;
        this.tenants = tenants;
        this.instances = instances;
        this.watch = watch;
        this.clock = clock;
        Gauge.builder("connect.forward.deadletters", deadLetters, AtomicLong::doubleValue)
                .description("Statements that other stores refused for good, and nobody has dealt with")
                .register(registry);
        this.behind = MultiGauge.builder("connect.forward.behind")
                .description("Batches of the log that the instance has not done with")
                .register(registry);
        this.lag = MultiGauge.builder("connect.forward.lag")
                .baseUnit("seconds")
                .description("Time since the instance was last seen to have sent what the log held")
                .register(registry);
    }

    /** A step was sent, of whatever size, and answered. */
    void sent(String connector, Delivery delivery) {
        statements(connector, "accepted", delivery.accepted().size());
        statements(connector, "refused", delivery.refused().size());
        if (delivery.later() != null) {
            failed(connector);
        }
    }

    /** A step failed and will be tried again. */
    void failed(String connector) {
        Counter.builder("connect.forward.failures")
                .description("Steps of forwarding that failed and will be tried again")
                .tag("connector", connector)
                .register(registry)
                .increment();
    }

    private void statements(String connector, String outcome, int count) {
        Counter.builder("connect.forward.statements")
                .description("Statements sent to other stores by what these answered")
                .tag("connector", connector)
                .tag("outcome", outcome)
                .register(registry)
                .increment(count);
    }

    /** Looks how all instances fare. */
    @Scheduled(
            fixedDelayString = "${hub.connect.count-failing:1m}",
            initialDelayString = "${hub.connect.poll-first:1s}")
    void look() {
        Map<UUID, Standing> seen = new HashMap<>();
        long letters = 0;
        try {
            for (Tenant tenant : tenants.all()) {
                for (ConnectorInstance instance : instances.all(tenant.tenantId())) {
                    if (!watch.forwards(instance.connector())) {
                        continue;
                    }
                    Standing standing = standing(tenant.tenantId(), instance.id());
                    letters += standing.deadLetters();
                    if (!instance.paused()) {
                        seen.put(instance.id(), standing);
                    }
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("How forwarding fares can't be seen for now", e);
            return;
        }
        deadLetters.set(letters);
        measure(seen);
    }

    private void measure(Map<UUID, Standing> seen) {
        Instant now = clock.instant();
        lags.keep(seen.keySet());
        List<MultiGauge.Row<?>> lagging = new ArrayList<>();
        List<MultiGauge.Row<?>> left = new ArrayList<>();
        seen.forEach((id, standing) -> {
            Tags tags = Tags.of("instance", id.toString());
            Duration since = lags.seen(id, standing.head(), standing.behind(), now);
            lagging.add(MultiGauge.Row.of(tags, since.toMillis() / MILLIS));
            left.add(MultiGauge.Row.of(tags, Math.max(0, standing.behind())));
        });
        lag.register(lagging, true);
        behind.register(left, true);
    }

    private Standing standing(int tenantId, UUID instance) {
        try {
            return watch.standing(tenantId, instance);
        } catch (HubException e) {
            // It was deleted meanwhile.
            return new Standing(null, 0, 0, 0);
        }
    }
}
