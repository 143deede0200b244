package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubProcess;

/** Attachments of 100 MB pass through a hub of 512 MB heap, several at once: they are never held in memory. */
class LargeAttachmentTest {
    private static final long LENGTH = 100L * 1024 * 1024;
    private static final int AT_ONCE = 3;

    @Test
    void hundredMegabytesStreamInAndOut(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (HubProcess hub = new HubProcess(data);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            hub.awaitReady();
            List<Callable<Void>> transfers = new ArrayList<>();
            for (int seed = 0; seed < AT_ONCE; seed++) {
                long number = seed;
                transfers.add(() -> inAndOut(hub, number));
            }
            for (Future<Void> transfer : clients.invokeAll(transfers)) {
                transfer.get();
            }
            assertThat(hub.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private static Void inAndOut(HubProcess hub, long seed) throws Exception {
        UUID id = UUID.randomUUID();
        String sha2 = Attachments.sha2(Attachments.data(seed, LENGTH));
        assertThat(Attachments.send(hub, id, sha2, LENGTH, () -> Attachments.data(seed, LENGTH)))
                .isEqualTo(200);
        assertThat(Attachments.received(hub, id, LENGTH)).isEqualTo(sha2);
        return null;
    }
}
