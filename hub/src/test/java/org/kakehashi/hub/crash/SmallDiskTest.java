package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubProcess;

/**
 * A disk that is really full, under load, and a PostgreSQL that is killed and has to start on it: what {@link DiskFullTest} and {@link
 * DatabaseRestartTest} say holds, with the file system's own errors. Only where a disk may be mounted; those two need none.
 */
class SmallDiskTest {
    private static final String SIZE = "400m";
    private static final int REFUSALS = 10;
    private static final int MEGABYTE = 1 << 20;
    private static final int BLOCK = 4096;

    private final Load load = new Load();

    @Test
    void acknowledgedWritesOutliveADiskThatIsReallyFull(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", data.toString()) == 0,
                "no small disk may be mounted here; DiskFullTest needs none");
        try (HubProcess hub = new HubProcess(data)) {
            hub.awaitReady();
            List<Thread> clients = load.start(hub);
            try {
                load.awaitProgress();
                fill(data.resolve("filler"));
                awaitRefusals();
                hub.killPostgres();
                awaitRefusals();
                Files.delete(data.resolve("filler"));
                load.awaitProgress();
            } finally {
                load.end();
                for (Thread client : clients) {
                    client.join();
                }
            }
            assertThat(hub.log()).contains("No space left on device");
            assertThat(load.wrong()).isEmpty();
            load.assertKept(hub, new Superuser(data));
        } finally {
            run("umount", data.toString());
        }
    }

    private void awaitRefusals() {
        long before = load.toldToComeBack();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> load.toldToComeBack() > before + REFUSALS);
    }

    /** Takes all space that is left. */
    private static void fill(Path file) throws IOException {
        for (byte[] part : List.of(new byte[MEGABYTE], new byte[BLOCK])) {
            try (OutputStream out = Files.newOutputStream(
                    file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(part);
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("No space left");
            }
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
