package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Sends many statements in batches over a few connections. */
final class StatementSender {
    private static final int BATCH = 500;
    private static final int CONNECTIONS = 3;

    private final HubApi hub;

    StatementSender(HubApi hub) {
        this.hub = hub;
    }

    /** Sends them all and gives their number; the first refusal ends it. */
    int send(Stream<ObjectNode> statements) throws IOException, InterruptedException {
        int sent = 0;
        try (ExecutorService senders = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofVirtual().name("demo-sender-", 0).factory())) {
            var waves = statements
                    .gather(Gatherers.windowFixed(BATCH))
                    .gather(Gatherers.windowFixed(CONNECTIONS))
                    .iterator();
            while (waves.hasNext()) {
                sent += sendWave(senders, waves.next());
            }
        }
        return sent;
    }

    private int sendWave(ExecutorService senders, List<List<ObjectNode>> wave)
            throws IOException, InterruptedException {
        var futures = new ArrayList<Future<Integer>>();
        for (var batch : wave) {
            futures.add(senders.submit(() -> {
                hub.store(batch);
                return batch.size();
            }));
        }
        int sent = 0;
        for (var future : futures) {
            sent += await(future);
        }
        return sent;
    }

    private static int await(Future<Integer> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HubRefusal refusal) {
                throw refusal;
            }
            throw new IOException("A batch of statements couldn't be sent: " + e.getCause(), e.getCause());
        }
    }
}
