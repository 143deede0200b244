package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubProcess;

/**
 * PostgreSQL goes away under load and comes back, in every way in which it can: what was acknowledged is there once, clients only ever get
 * 503 with Retry-After (or a broken connection), readers too, and nobody helps by hand.
 */
class DatabaseRestartTest {
    private interface Fault {
        void inflict() throws Exception;
    }

    private final Load load = new Load();

    @Test
    void acknowledgedWritesOutliveEveryEndOfTheDatabase(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (HubProcess hub = new HubProcess(data)) {
            hub.awaitReady();
            List<Thread> clients = load.start(hub);
            try {
                Superuser database = new Superuser(data);
                // As a power cut, a restart by an operator, one in haste, and a crash of one backend, which ends all.
                outlive(database, hub::killPostgres);
                outlive(database, () -> signal("INT", hub.postgres()));
                outlive(database, () -> signal("QUIT", hub.postgres()));
                outlive(database, () -> signal("KILL", backend(database)));
            } finally {
                load.end();
                for (Thread client : clients) {
                    client.join();
                }
            }
            assertThat(load.wrong()).isEmpty();
            assertThat(load.toldToComeBack()).isPositive();
            load.assertKept(hub, new Superuser(data));
        }
    }

    /** Every kind of client gets on before the fault and behind it. */
    private void outlive(Superuser database, Fault fault) throws Exception {
        load.awaitProgress();
        long started = started(database);
        fault.inflict();
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> started(database) > started);
        load.awaitProgress();
    }

    /** When the database began to run, which a crash of one backend also makes it do anew. */
    private static long started(Superuser database) {
        return database.number("""
                select (extract(epoch from backend_start) * 1000000)::bigint from pg_stat_activity
                where backend_type = 'checkpointer'
                """);
    }

    private static long backend(Superuser database) {
        return database.number(
                "select min(pid) from pg_stat_activity where application_name in ('kakehashi-server', 'kakehashi-ingest')");
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                        .start()
                        .waitFor())
                .isZero();
    }
}
