package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub that is killed in the middle of an erasure goes on with it after its restart, and what came later stays. */
class ErasureCrashTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BATCHES = 10;
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void anErasureGoesOnAfterAKill(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (HubProcess hub = new HubProcess(
                data,
                Map.of("HUB_BOOTSTRAP_SYSTEM_KEY", "system", "HUB_BOOTSTRAP_SYSTEM_SECRET", "secret-of-system"))) {
            hub.awaitReady();
            for (int batch = 0; batch < BATCHES; batch++) {
                store(hub, BATCH);
            }
            JsonNode counted = post(hub, "/api/v1/erasures", "{\"storedUntil\":\"" + Instant.now() + "\"}", 201);
            assertThat(counted.at("/counted/STATEMENTS").asInt()).isEqualTo(BATCHES * BATCH);
            String path = "/api/v1/erasures/" + counted.path("erasureId").asLong();
            store(hub, 1);

            post(hub, path, "{\"statements\":" + BATCHES * BATCH + "}", 202);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> erased(hub, path) > 0);
            hub.kill();
            hub.restart();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> told(hub, path).path("state").asString().equals("DONE"));

            assertThat(erased(hub, path)).isEqualTo(BATCHES * BATCH);
            HttpResponse<String> left = hub.send(hub.request("/xapi/statements?limit=500"));
            assertThat(JSON.readTree(left.body()).path("statements")).hasSize(1);
        }
    }

    private static void store(HubProcess hub, int count) throws IOException, InterruptedException {
        String body = IntStream.range(0, count)
                .mapToObj(n -> """
                        {"actor":{"account":{"homePage":"https://school.example","name":"p%d"}},
                        "verb":{"id":"https://verbs.example/did"},"object":{"id":"https://drill.example/q%d"}}""".formatted(n % 40, n % 7))
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> answer = hub.send(hub.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static long erased(HubProcess hub, String path) throws IOException, InterruptedException {
        return told(hub, path).at("/erased/STATEMENTS").asLong();
    }

    private static JsonNode told(HubProcess hub, String path) throws IOException, InterruptedException {
        return JSON.readTree(hub.send(asSystem(hub, path)).body());
    }

    private static JsonNode post(HubProcess hub, String path, String json, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = hub.send(asSystem(hub, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder asSystem(HubProcess hub, String path) {
        return hub.request(path).setHeader("Authorization", HubHttp.basic("system", "secret-of-system"));
    }
}
