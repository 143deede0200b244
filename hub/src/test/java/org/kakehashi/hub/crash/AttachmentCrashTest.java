package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubProcess;

/**
 * Kills of the hub and of PostgreSQL in the middle of uploads: what was acknowledged is whole, what was not is there whole or not at all, and
 * what broken uploads left is swept.
 */
class AttachmentCrashTest {
    private static final int WRITERS = 3;
    private static final int BEFORE_THE_KILL = 8;
    private static final long LENGTH = 4_000_000;

    private record Sent(long seed, String sha2) {}

    private final Map<UUID, Sent> begun = new ConcurrentHashMap<>();
    private final Map<UUID, Sent> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong seeds = new AtomicLong();
    private volatile boolean writing = true;

    @Test
    void acknowledgedAttachmentsOutliveBothKills(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> settings =
                Map.of("HUB_LRS_ATTACHMENTS_LEFTOVER_AGE", "3s", "HUB_LRS_ATTACHMENTS_SWEEP_EVERY", "2s");
        try (HubProcess hub = new HubProcess(data, settings)) {
            hub.awaitReady();
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> write(hub)))
                    .toList();

            awaitAcknowledged(BEFORE_THE_KILL);
            hub.kill();
            hub.restart();
            assertWhole(hub);

            awaitAcknowledged(acknowledged.size() + BEFORE_THE_KILL);
            hub.killPostgres();
            awaitAcknowledged(acknowledged.size() + BEFORE_THE_KILL);
            writing = false;
            for (Thread writer : writers) {
                writer.join();
            }
            assertWhole(hub);
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(hub.log())
                    .contains("uploads that no statement came with"));
            assertWhole(hub);
        }
    }

    private void awaitAcknowledged(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> acknowledged.size() >= count);
    }

    private void write(HubProcess hub) {
        while (writing) {
            UUID id = UUID.randomUUID();
            long seed = seeds.incrementAndGet();
            try {
                Sent sent = new Sent(seed, Attachments.sha2(Attachments.data(seed, LENGTH)));
                begun.put(id, sent);
                if (Attachments.send(hub, id, sent.sha2(), LENGTH, () -> Attachments.data(seed, LENGTH)) == 200) {
                    acknowledged.put(id, sent);
                }
            } catch (IOException e) {
                // The hub is down: nothing was acknowledged, and the writer goes on once it is back.
                hub.awaitReady();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void assertWhole(HubProcess hub) throws IOException, InterruptedException {
        Map<UUID, Sent> promised = Map.copyOf(acknowledged);
        for (Map.Entry<UUID, Sent> each : Map.copyOf(begun).entrySet()) {
            String received = Attachments.received(hub, each.getKey(), LENGTH);
            if (promised.containsKey(each.getKey()) || !received.isEmpty()) {
                assertThat(received)
                        .as(each.toString())
                        .isEqualTo(each.getValue().sha2());
            }
        }
    }
}
