package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int IDLE_SECONDS = 60;

    private final GroupWriter writer;
    private final IngestProperties properties;
    private final Map<Integer, TenantQueue> queues = new ConcurrentHashMap<>();
    // Not virtual: these few wait for the database all day, and a virtual thread's every wait wakes two others.
    private final ThreadPoolExecutor writers;

    GroupCommit(GroupWriter writer, IngestProperties properties) {
        this.writer = writer;
        this.properties = properties;
        this.writers = new ThreadPoolExecutor(
                properties.writers(),
                properties.writers(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("lrs-writer-", 1).factory());
        writers.allowCoreThreadTimeOut(true);
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
            writers.execute(() -> drain(submission.tenantId(), queue));
        }
        return waiting.outcome().join();
    }

    /** Writes group after group, and lets the writers of other tenants go first where they wait for a thread. */
    private void drain(int tenantId, TenantQueue queue) {
        for (List<Waiting> group = queue.next(); !group.isEmpty(); group = queue.next()) {
            write(tenantId, group);
            if (!writers.getQueue().isEmpty()) {
                writers.execute(() -> drain(tenantId, queue));
                return;
            }
        }
    }

    private void write(int tenantId, List<Waiting> group) {
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
            // A request must never wait for ever, whatever happened to its writer.
            group.forEach(each -> each.outcome().complete(new Outcome.Unavailable()));
        }
    }
}
