package org.kakehashi.hub.lrs.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps partitions for this month and the next three; looks every hour, on every node. As health contributor {@code
 * statementPartitions} it is down once there is none for next month, long before a statement has no place.
 */
@Component("statementPartitions")
class StatementPartitions implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StatementPartitions.class);
    private static final int MONTHS = 4;

    private final PartitionStore store;
    private final Clock clock;

    StatementPartitions(PartitionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Scheduled(cron = "0 7 * * * *")
    void makeAhead() {
        try {
            store.make(clock.instant(), MONTHS);
        } catch (DataAccessException e) {
            LOG.error("The next partitions for statements could not be made; trying again in an hour", e);
        }
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        Instant nextMonth = now.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
        boolean made = store.hasPartition(now) && store.hasPartition(nextMonth);
        return made
                ? Health.up().build()
                : Health.down().withDetail("missing", nextMonth.toString()).build();
    }
}
