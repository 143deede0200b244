package org.kakehashi.hub.lrs.internal.query;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.kakehashi.hub.lrs.internal.ingest.OpenIngestStore;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.statement.Timestamps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code X-Experience-API-Consistent-Through} (1.0.3 part 3, 2.1.3): every statement stored before it can be read, on any
 * node. Asked of the database at most ten times a second; an older value is always true.
 */
@Component
public class ConsistentThrough {
    private static final Logger LOG = LoggerFactory.getLogger(ConsistentThrough.class);
    private static final long FRESH_NANOS = 100_000_000;
    private static final long MICROS_PER_MILLI = 1000;

    private record Known(long micros, long at) {}

    private static final long PAUSE_NANOS = 5_000_000;

    private final OpenIngestStore store;
    private final Duration wait;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(0, System.nanoTime() - FRESH_NANOS);

    ConsistentThrough(OpenIngestStore store, LrsProperties properties) {
        this.store = store;
        this.wait = properties.consistentWait();
    }

    /** The moment, in UTC to the millisecond. */
    public String text() {
        if (isStale() && asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        }
        return Timestamps.text(known.micros());
    }

    /**
     * The moment, once it has reached {@code storedMicros}: a client that is told of a statement may expect that it is consistent
     * through it. Waits for that for a short while; a storing transaction that takes longer is not waited for.
     */
    String textFrom(long storedMicros) {
        long end = System.nanoTime() + wait.toNanos();
        while (known.micros() < storedMicros && System.nanoTime() - end < 0) {
            askAfter(known);
            if (known.micros() < storedMicros) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return Timestamps.text(known.micros());
    }

    /** Asks, unless another did while this one waited for its turn. */
    private void askAfter(Known seen) {
        asking.lock();
        try {
            if (known.at() == seen.at()) {
                ask();
            }
        } finally {
            asking.unlock();
        }
    }

    private boolean isStale() {
        return System.nanoTime() - known.at() >= FRESH_NANOS;
    }

    private void ask() {
        try {
            long micros = store.consistentThrough();
            known = new Known(micros - Math.floorMod(micros, MICROS_PER_MILLI), System.nanoTime());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The consistent-through time stays where it is: {}", e.getMessage());
        }
    }
}
