package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;
import tools.jackson.databind.JsonNode;

/** A hub that is killed while it forwards to another hub: in the end the other has each statement once. */
class ForwardCrashTest extends StatementStage {
    private static final int MANY = 10_000;
    private static final int BATCH = 250;
    private static final int KILLS = 3;

    @Test
    void aKilledHubGoesOnAndTheOtherHasEachStatementOnce(@TempDir Path folder) throws Exception {
        try (HubProcess killed = new HubProcess(
                Files.createDirectory(folder.resolve("data")),
                Map.of(
                        "HUB_BOOTSTRAP_SYSTEM_KEY", "system",
                        "HUB_BOOTSTRAP_SYSTEM_SECRET", "secret-of-system",
                        "HUB_CONNECT_HTTP_ALLOWLOOPBACK", "true"))) {
            killed.awaitReady();
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < MANY / BATCH; i++) {
                ids.addAll(stored(killed));
            }
            String instance = made(killed);
            for (int kill = 1; kill <= KILLS; kill++) {
                int before = kill * MANY / (KILLS + 1);
                await(() -> stored(there) >= before);
                killed.kill();
                killed.restart();
            }
            await(() -> standing(killed, instance).path("behind").asLong(-1) == 0);

            assertThat(stored(there)).isEqualTo(MANY);
            assertThat(imports.count(
                            "select count(*) from statement where tenant_id = ? and id = any(string_to_array(?, ',')::uuid[])",
                            there.id(),
                            ids.stream().map(UUID::toString).collect(Collectors.joining(","))))
                    .isEqualTo(MANY);
            assertThat(standing(killed, instance).path("deadLetters").asLong()).isZero();
        }
    }

    private static List<UUID> stored(HubProcess at) throws Exception {
        List<UUID> ids = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            batch.add(statement(id, "p" + i % 40, "done"));
        }
        HttpResponse<String> answer = at.send(at.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch.stream().collect(Collectors.joining(",", "[", "]")))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ids;
    }

    private String made(HubProcess at) throws Exception {
        String wanted = JSON.writeValueAsString(Map.of(
                "name", "out",
                "connector", "xapi-forward",
                "source", "other",
                "settings",
                        Map.of(
                                "endpoint", hub.link("/xapi"),
                                "username", there.key(),
                                "password", there.secret(),
                                "perMinute", "150000")));
        HttpResponse<String> answer = at.send(asSystem(at, "/api/v1/connectors")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wanted)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("connectorId").asString();
    }

    private static JsonNode standing(HubProcess at, String instance) throws Exception {
        return JSON.readTree(at.send(asSystem(at, "/api/v1/connectors/" + instance + "/forwarding"))
                .body());
    }

    private static HttpRequest.Builder asSystem(HubProcess at, String path) {
        return HttpRequest.newBuilder(at.address().resolve(path))
                .header("Authorization", HubHttp.basic("system", "secret-of-system"));
    }
}
