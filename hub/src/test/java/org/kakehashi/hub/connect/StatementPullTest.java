package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import tools.jackson.databind.JsonNode;

/** Statements in from another store. */
class StatementPullTest extends StatementStage {
    private static final int MANY = 10_000;
    private static final int BATCH = 50;

    @Test
    void whileOthersWriteNoneIsLostAndNoneIsThereTwice() throws Exception {
        UUID instance = instance("xapi-pull", Map.of("pageSize", "500", "overlapSeconds", "1"));
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> writing = IntStream.range(0, 4)
                    .mapToObj(writer -> writers.submit(() -> {
                        for (int i = 0; i < MANY / BATCH / 4; i++) {
                            store(there, statements(BATCH));
                        }
                    }))
                    .toList();
            while (!writing.stream().allMatch(Future::isDone)) {
                assertThat(ran(instance).path("status").asString()).isEqualTo("APPLIED");
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }
        JsonNode last = ran(instance);

        assertThat(last.path("status").asString()).isEqualTo("APPLIED");
        assertThat(last.path("findings").size()).isZero();
        assertThat(stored(there)).isEqualTo(MANY);
        assertThat(stored(here)).isEqualTo(MANY);
        assertThat(missing(there, here)).isZero();

        // Nothing is new any more.
        JsonNode again = ran(instance);
        assertThat(again.path("counts").path("changed").asLong()).isZero();
    }

    @Test
    void aStatementComesAsItIsWithTheInstanceAsItsAuthority() throws Exception {
        UUID id = UUID.randomUUID();
        byte[] data = "語彙".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        String with = statement(id, "p", "done").replaceFirst("\\{", """
                {"attachments":[{"usageType":"https://example.com/u","display":{"ja":"x"},"contentType":"text/plain",\
                "length":%d,"sha2":"%s"}],""".formatted(data.length, hash));
        String body = "--b\r\nContent-Type: application/json\r\n\r\n" + with
                + "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                + hash
                + "\r\n\r\n語彙\r\n--b--\r\n";
        assertThat(http.send(http.request(there, "/xapi/statements")
                                .header("X-Experience-API-Version", "1.0.3")
                                .header("Content-Type", "multipart/mixed; boundary=b")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
        UUID gone = UUID.randomUUID();
        store(there, List.of(statement(gone, "p", "wrong")));
        UUID instance = instance("xapi-pull", Map.of());

        JsonNode run = ran(instance);

        assertThat(run.path("counts").path("changed").asLong())
                .as(run.toString())
                .isEqualTo(2);
        assertThat(one(here, gone).statusCode()).isEqualTo(200);
        JsonNode got = JSON.readTree(one(here, id).body());
        assertThat(got.path("authority").path("account").path("name").asString())
                .isEqualTo(instance.toString());
        assertThat(got.path("authority").path("name").asString()).isEqualTo("別の LRS");
        assertThat(got.path("timestamp"))
                .isEqualTo(JSON.readTree(one(there, id).body()).path("timestamp"));
        assertThat(one(here, id).body()).contains("1.50");

        // What is voided there is voided here.
        store(there, List.of("""
                {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},\
                "object":{"objectType":"StatementRef","id":"%s"}}""".formatted(gone)));
        assertThat(ran(instance).path("counts").path("changed").asLong()).isEqualTo(1);
        assertThat(one(here, gone).statusCode()).isEqualTo(404);
        assertThat(http.send(http.request(here, "/xapi/statements?attachments=true&statementId=" + id)
                                .header("X-Experience-API-Version", "1.0.3"))
                        .body())
                .contains("語彙");
    }

    @Test
    void whatBreaksARuleOrContradictsTheHubIsToldAndTheOthersComeIn() {
        UUID wrong = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID good = UUID.randomUUID();
        store(here, List.of(statement(other, "somebody-else", "done")));
        WireMockServer service =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        service.start();
        try {
            service.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(WireMock.aResponse()
                            .withHeader("X-Experience-API-Consistent-Through", "2026-04-10T02:00:00Z")
                            .withBody("{\"more\":\"\",\"statements\":["
                                    + statement(wrong, "p", "done").replace("\"verb\"", "\"verv\"") + ","
                                    + statement(other, "p", "done") + ","
                                    + statement(good, "p", "done") + ","
                                    + statement(good, "p", "done").replaceFirst("\"id\":\"[^\"]*\",", "") + "]}")));
            UUID instance = instance("xapi-pull", Map.of("endpoint", "http://localhost:" + service.port() + "/xapi"));

            JsonNode run = ran(instance);

            assertThat(run.path("status").asString()).isEqualTo("APPLIED");
            assertThat(run.path("counts").path("changed").asLong()).isEqualTo(1);
            assertThat(run.path("counts").path("failed").asLong()).isEqualTo(3);
            assertThat(run.path("findings")
                            .valueStream()
                            .map(each -> each.path("code").asString() + " "
                                    + each.path("value").asString("")))
                    .anySatisfy(
                            each -> assertThat(each).startsWith("statement.").endsWith(wrong.toString()))
                    .contains("statement.conflict " + other)
                    .contains("statement.no-id ");
            assertThat(one(here, good).statusCode()).isEqualTo(200);
            assertThat(one(here, other).body()).contains("somebody-else");
        } finally {
            service.stop();
        }
    }

    @Test
    void aDryRunStoresNothing() {
        store(there, statements(3));
        UUID instance = instance("xapi-pull", Map.of());

        JsonNode run = imports.finished(here, runs.now(here.id(), new InstanceRuns.Wanted(instance, true, "test")));

        assertThat(run.path("status").asString()).isEqualTo("CHECKED");
        assertThat(run.path("counts").path("changed").asLong()).isEqualTo(3);
        assertThat(stored(here)).isZero();
        assertThat(ran(instance).path("counts").path("changed").asLong()).isEqualTo(3);
    }

    @Test
    void refusedCredentialsRejectTheRun() {
        UUID instance = instance("xapi-pull", Map.of("password", "wrong-password"));

        JsonNode run = ran(instance);

        assertThat(run.path("status").asString()).isEqualTo("REJECTED");
        assertThat(TestImports.findings(run)).singleElement().asString().startsWith("answer.credentials");
    }
}
