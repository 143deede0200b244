package org.kakehashi.hub.audit.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What audit costs: the metric {@code hub.audit.event}. Writing is the event's insert and the commit of its transaction, as a page that only reads
 * would have nothing to flush to the disk.
 */
@Component
public class EventTimes {
    private final Timer times;

    EventTimes(MeterRegistry metrics) {
        times = Timer.builder("hub.audit.event")
                .description("Time that audit events take to be written, their transaction's commit included")
                .register(metrics);
    }

    /** Runs the insert, and notes its time once the open transaction is committed. */
    public void note(Runnable insert) {
        long begin = System.nanoTime();
        insert.run();
        long inserting = System.nanoTime() - begin;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Commit(inserting));
        }
    }

    private final class Commit implements TransactionSynchronization {
        private final long inserting;
        private long begin;

        private Commit(long inserting) {
            this.inserting = inserting;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            begin = System.nanoTime();
        }

        @Override
        public void afterCommit() {
            times.record(inserting + System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }
}
