package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores what concurrent requests of a tenant submit in common transactions: while some are open, others gather, and the
 * next transaction takes all that wait. One request alone waits for nobody.
 */
@Component
class GroupCommit {
    private final GroupWriter writer;
    private final IngestProperties properties;
    private final Map<Integer, TenantQueue> queues = new ConcurrentHashMap<>();
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Semaphore writers;

    GroupCommit(GroupWriter writer, IngestProperties properties) {
        this.writer = writer;
        this.properties = properties;
        this.writers = new Semaphore(properties.writers(), true);
    }

    /** Stores a submission; returns once it is committed or refused. */
    Outcome store(Submission submission) {
        Waiting waiting = new Waiting(submission, new CompletableFuture<>());
        TenantQueue queue = queues.computeIfAbsent(
                submission.tenantId(),
                tenant -> new TenantQueue(
                        properties.writersPerTenant(),
                        properties.groupStatements(),
                        properties.groupBytes().toBytes()));
        if (queue.add(waiting)) {
            Thread.ofVirtual().name("lrs-writer").start(() -> drain(submission.tenantId(), queue));
        }
        return waiting.outcome().join();
    }

    private void drain(int tenantId, TenantQueue queue) {
        for (List<Waiting> group = queue.next(); !group.isEmpty(); group = queue.next()) {
            write(tenantId, group);
        }
    }

    private void write(int tenantId, List<Waiting> group) {
        writers.acquireUninterruptibly();
        try {
            Map<Submission, Outcome> outcomes = writer.write(
                    tenantId, group.stream().map(Waiting::submission).collect(Collectors.toList()));
            group.forEach(each -> each.outcome().complete(outcomes.get(each.submission())));
        } catch (RuntimeException e) {
            group.forEach(each -> each.outcome().complete(new Outcome.Failed(e)));
        } catch (OutOfMemoryError e) {
            // The writer must live on, or its place in the queue would be lost; the requests are told to come again.
            LOG.error("A group of {} requests was too large for the memory left", group.size(), e);
        } finally {
            writers.release();
            // A request must never wait for ever, whatever happened to its writer.
            group.forEach(each -> each.outcome().complete(new Outcome.Unavailable()));
        }
    }
}
