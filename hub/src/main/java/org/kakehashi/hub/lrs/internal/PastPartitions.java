package org.kakehashi.hub.lrs.internal;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops months, at least one month past, that erasure or retention has emptied; looks every hour. */
@Component
class PastPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(PastPartitions.class);
    private static final Duration ONE_MONTH = Duration.ofDays(31);

    private final PartitionDropStore store;
    private final Clock clock;

    PastPartitions(PartitionDropStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where two nodes are at it at once, one is refused by the database, and that is all. */
    @Scheduled(cron = "0 41 * * * *")
    void drop() {
        try {
            store.emptyMonths(clock.instant().minus(ONE_MONTH)).forEach(store::drop);
        } catch (DataAccessException e) {
            LOG.warn("A past month's partitions could not be dropped; trying again in an hour", e);
        }
    }
}
