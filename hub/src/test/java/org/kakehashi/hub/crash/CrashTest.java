package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubProcess;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was acknowledged, statements and documents, outlives a kill of the hub or of PostgreSQL in the middle of ingest, once each, without help by hand; who
 * streams meanwhile and goes on after each fault gets each once; and a copy of the stopped hub's folder is a backup.
 */
class CrashTest {
    private static final int WRITERS = 4;
    private static final int BEFORE_THE_KILL = 300;
    private static final int BATCH = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> streamed = new ArrayList<>();
    private final DocumentMerges merges = new DocumentMerges();
    private volatile boolean writing = true;
    private volatile boolean following = true;
    private String cursor = "0";

    @Test
    void acknowledgedStatementsOutliveBothKillsAndARestoredBackup(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (HubProcess hub = new HubProcess(data)) {
            hub.awaitReady();
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> write(hub, number % 2 == 0 ? 1 : BATCH)))
                    .toList();
            Thread follower = Thread.ofVirtual().start(() -> follow(hub));
            Thread merger = Thread.ofVirtual().start(() -> merges.write(hub));

            awaitAcknowledged(BEFORE_THE_KILL);
            hub.kill();
            hub.restart();
            assertKept(hub);

            awaitAcknowledged(acknowledged.size() + BEFORE_THE_KILL);
            hub.killPostgres();
            awaitAcknowledged(acknowledged.size() + BEFORE_THE_KILL);
            writing = false;
            merges.stop();
            merger.join();
            for (Thread writer : writers) {
                writer.join();
            }
            assertKept(hub);
            following = false;
            follower.join();
            stream(hub, 0);
            assertThat(streamed).containsExactlyInAnyOrderElementsOf(stored(hub));
            hub.stop();
        }
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("PostgreSQL was stopped cleanly")
                .doesNotExist();

        Path backup = folder.resolve("backup");
        assertThat(new ProcessBuilder("cp", "-a", data.toString(), backup.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (HubProcess restored = new HubProcess(backup)) {
            restored.awaitReady();
            assertKept(restored);
        }
    }

    private void awaitAcknowledged(int count) {
        Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> acknowledged.size() >= count);
    }

    /** Writes on and on; only what was answered 200 counts. */
    private void write(HubProcess hub, int batch) {
        while (writing) {
            List<String> ids = IntStream.range(0, batch)
                    .mapToObj(number -> UUID.randomUUID().toString())
                    .toList();
            try {
                HttpResponse<String> answer = hub.send(hub.request("/xapi/statements")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(statements(ids))));
                if (answer.statusCode() == 200) {
                    acknowledged.addAll(ids);
                }
            } catch (IOException e) {
                // The hub is down: nothing was acknowledged, and the writer tries again.
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String statements(List<String> ids) {
        return ids.stream().map("""
                        {"id":"%s","actor":{"account":{"homePage":"https://school.example","name":"p1"}},
                        "verb":{"id":"http://adlnet.gov/expapi/verbs/answered","display":{"ja":"答えた"}},
                        "object":{"id":"https://drill.example/q1"}}"""::formatted).collect(java.util.stream.Collectors.joining(",", "[", "]"));
    }

    private void follow(HubProcess hub) {
        while (following) {
            try {
                stream(hub, 1);
            } catch (IOException e) {
                // The hub is down: the follower goes on behind the last line that it has.
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void stream(HubProcess hub, int seconds) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                hub.lines(hub.request("/api/v1/statements/stream?limit=100000&wait=" + seconds + "&after=" + cursor));
        if (answer.statusCode() == 200) {
            try (Stream<String> lines = answer.body()) {
                lines.forEach(this::take);
            } catch (UncheckedIOException | JacksonException e) {
                throw new IOException("The answer was cut off", e);
            }
        }
    }

    private void take(String line) {
        JsonNode read = JSON.readTree(line);
        cursor = read.path("cursor").asString();
        if (read.has("statement")) {
            streamed.add(read.path("statement").path("id").asString());
        }
    }

    private void assertKept(HubProcess hub) throws IOException, InterruptedException {
        Set<String> promised = Set.copyOf(acknowledged);
        List<String> stored = stored(hub);
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(Set.copyOf(stored)).containsAll(promised);
        merges.assertKept(hub);
    }

    private static List<String> stored(HubProcess hub) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String next = "/xapi/statements?ascending=true&limit=500";
        while (!next.isEmpty()) {
            JsonNode page = JSON.readTree(hub.send(hub.request(next)).body());
            page.path("statements")
                    .forEach(statement -> ids.add(statement.path("id").asString()));
            next = page.path("more").asString("");
        }
        return ids;
    }
}
