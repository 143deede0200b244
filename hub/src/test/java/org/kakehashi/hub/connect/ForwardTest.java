package org.kakehashi.hub.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements out to another store. */
class ForwardTest extends StatementStage {
    private static final int MANY = 10_000;
    private static final Map<String, String> FAST = Map.of("perMinute", "1000000", "batchSize", "200");

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @AfterEach
    void stopTheService() {
        service.stop();
    }

    /** An instance that forwards to a service whose answers a test writes. */
    private UUID toService(Map<String, String> more) {
        service.start();
        Map<String, String> settings = new java.util.HashMap<>(FAST);
        settings.put("endpoint", "http://localhost:" + service.port() + "/xapi");
        settings.putAll(more);
        return instance("xapi-forward", settings);
    }

    @Test
    void whileOthersWriteEverythingIsForwardedOnce() throws Exception {
        UUID instance = instance("xapi-forward", FAST);
        try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; i < MANY / 100; i++) {
                    store(here, statements(100));
                }
            });
            await(() -> writing.isDone() && forwarding(instance).path("behind").asLong() == 0);
            writing.get();
        }

        assertThat(stored(here)).isEqualTo(MANY);
        assertThat(stored(there)).isEqualTo(MANY);
        assertThat(missing(here, there)).isZero();
        assertThat(forwarding(instance).path("forwarded").asLong()).isEqualTo(MANY);
        assertThat(forwarding(instance).path("deadLetters").asLong()).isZero();
    }

    @Test
    void onlyWhatIsWantedGoesOutAndVoidingFollows() {
        UUID wanted = UUID.randomUUID();
        UUID unwanted = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        store(
                here,
                List.of(
                        statement(wanted, "p", "done"),
                        statement(unwanted, "p", "left"),
                        statement(gone, "p", "done")));
        store(here, List.of("""
                {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},\
                "object":{"objectType":"StatementRef","id":"%s"}}""".formatted(gone)));

        UUID instance = instance(
                "xapi-forward",
                Map.of(
                        "verbs",
                        "https://verbs.example/done https://verbs.example/tried",
                        "activityPrefixes",
                        "https://drill."));
        await(() -> forwarding(instance).path("behind").asLong() == 0);

        assertThat(one(there, wanted).statusCode()).isEqualTo(200);
        assertThat(one(there, unwanted).statusCode()).isEqualTo(404);
        assertThat(one(there, gone).statusCode()).isEqualTo(404);
        assertThat(stored(there)).isEqualTo(3);
    }

    @Test
    void aStormOf503IsWaitedOut() {
        UUID instance = toService(Map.of());
        service.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        store(here, statements(5));
        await(() -> forwarding(instance).path("failures").asInt() > 3);

        assertThat(forwarding(instance).path("problem").path("en").asString()).contains("503");
        assertThat(forwarding(instance).path("forwarded").asLong()).isZero();
        int before = service.getAllServeEvents().size();
        assertThat(before).isLessThan(60);

        service.resetAll();
        takesAll();
        await(() -> forwarding(instance).path("forwarded").asLong() == 5);
        assertThat(forwarding(instance).path("failures").asInt()).isZero();
        assertThat(forwarding(instance).path("problem").isNull()).isTrue();
        assertThat(deadLetters(instance).size()).isZero();
    }

    /** 204 stands for all, whatever the ids. */
    private void takesAll() {
        service.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(204)));
    }

    @Test
    void aDeadLetterIsLookedAtSentAgainAndDiscarded() {
        UUID bad = UUID.randomUUID();
        UUID worse = UUID.randomUUID();
        UUID instance = toService(Map.of());
        takesAll();
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("https://verbs.example/odd"))
                .willReturn(aResponse().withStatus(400).withBody("no such verb, " + there.secret())));
        store(
                here,
                List.of(
                        statement(UUID.randomUUID(), "p", "done"),
                        statement(bad, "p", "odd"),
                        statement(worse, "p", "odd")));
        await(() -> forwarding(instance).path("behind").asLong() == 0);

        JsonNode letters = deadLetters(instance);
        assertThat(letters.size()).isEqualTo(2);
        assertThat(letters.get(1).path("statementId").asString()).isEqualTo(bad.toString());
        assertThat(letters.get(1).path("status").asInt()).isEqualTo(400);
        assertThat(letters.get(1).path("message").asString()).isEqualTo("no such verb, ***");
        String path = "/api/v1/connectors/" + instance + "/dead-letters/" + bad;
        JsonNode opened = JSON.readTree(http.get(here, path).body());
        assertThat(opened.path("statement").path("id").asString()).isEqualTo(bad.toString());

        // Refused once more, it stays and counts.
        assertThat(http.post(here, path + "/send", "").statusCode()).isEqualTo(202);
        await(() -> deadLetters(instance).get(1).path("attempts").asInt() == 2);
        assertThat(deadLetters(instance).get(1).path("sendAgain").asBoolean()).isFalse();

        service.resetAll();
        takesAll();
        assertThat(http.post(here, path + "/send", "").statusCode()).isEqualTo(202);
        await(() -> deadLetters(instance).size() == 1);
        assertThat(forwarding(instance).path("forwarded").asLong()).isEqualTo(2);

        String other = "/api/v1/connectors/" + instance + "/dead-letters/" + worse;
        assertThat(http.send(http.request(here, other).DELETE()).statusCode()).isEqualTo(200);
        assertThat(deadLetters(instance).size()).isZero();
        assertThat(http.get(here, other).statusCode()).isEqualTo(404);
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action like 'connect.%dead-letter%'",
                        here.id()))
                .isEqualTo(4);
    }

    @Test
    void tooManyDeadLettersStopTheForwarderUntilSomebodyLooks() {
        UUID instance = toService(Map.of());
        service.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
        store(here, statements(3));
        await(() -> forwarding(instance).path("deadLetters").asInt() == 3);
        store(here, statements(1));
        await(() -> forwarding(instance).path("failures").asInt() > 0);

        assertThat(forwarding(instance).path("problem").path("en").asString()).contains("refused 3 statements");
        service.resetAll();
        takesAll();
        assertThat(http.post(here, "/api/v1/connectors/" + instance + "/dead-letters/send", "")
                        .statusCode())
                .isEqualTo(202);
        await(() -> forwarding(instance).path("forwarded").asLong() == 4);
        assertThat(deadLetters(instance).size()).isZero();
    }

    @Test
    void apausedInstanceSendsNothingAndThoseOutOfItsPurposeNeverGo() {
        UUID instance = toService(Map.of());
        takesAll();
        changes.pause(here.id(), instance, true, "test");
        store(here, statements(2));
        await(() -> forwarding(instance).path("behind").asLong() > 0);
        assertThat(service.getAllServeEvents()).isEmpty();

        changes.pause(here.id(), instance, false, "test");
        await(() -> forwarding(instance).path("forwarded").asLong() == 2);
        assertThat(forwarding(instance).path("behind").asLong()).isZero();
    }

    @Test
    void statementsOfWhoIsOutOfTheInstancesPurposeAreNotForwarded() {
        UUID taro = UUID.randomUUID();
        UUID hana = UUID.randomUUID();
        imports.change("update purpose set opt_out = true where tenant_id = ? and key = 'school-affairs'", here.id());
        for (UUID person : List.of(taro, hana)) {
            imports.change(
                    "insert into person (tenant_id, person_id, family_name, given_name, display_name)"
                            + " values (?, ?, '山田', '一', '山田 一')",
                    here.id(),
                    person);
            imports.change(
                    "insert into identity_link (tenant_id, source, source_key, valid_from, person_id)"
                            + " values (?, 'https://school.example', ?, '-infinity', ?)",
                    here.id(),
                    person.toString(),
                    person);
        }
        long number = optOut(hana);
        UUID ofTaro = UUID.randomUUID();
        UUID ofHana = UUID.randomUUID();
        UUID bad = UUID.randomUUID();
        UUID instance = toService(Map.of());
        takesAll();
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("https://verbs.example/odd"))
                .willReturn(aResponse().withStatus(400)));
        store(
                here,
                List.of(
                        statement(ofHana, hana.toString(), "done"),
                        statement(ofTaro, taro.toString(), "done"),
                        statement(bad, taro.toString(), "odd")));
        await(() -> forwarding(instance).path("behind").asLong() == 0);

        assertThat(forwarding(instance).path("forwarded").asLong()).isEqualTo(1);
        assertThat(sentBodies()).contains(ofTaro.toString()).doesNotContain(ofHana.toString());

        // Who leaves later has nothing sent again either.
        optOut(taro);
        service.resetAll();
        takesAll();
        assertThat(http.post(here, "/api/v1/connectors/" + instance + "/dead-letters/send", "")
                        .statusCode())
                .isEqualTo(202);
        await(() -> deadLetters(instance).isEmpty());
        assertThat(sentBodies()).isEmpty();

        // What came while somebody was out stays out; what comes afterwards goes.
        http.send(http.request(here, "/api/v1/opt-outs/" + number).DELETE());
        UUID later = UUID.randomUUID();
        store(here, List.of(statement(later, hana.toString(), "done")));
        await(() -> sentBodies().contains(later.toString()));
        assertThat(sentBodies()).doesNotContain(ofHana.toString());
    }

    private long optOut(UUID person) {
        var answer = http.post(here, "/api/v1/opt-outs", """
                {"personId":"%s","purpose":"school-affairs","askedOn":"2026-04-01","askedBy":"GUARDIAN"}
                """.formatted(person));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.body().replaceAll("\\D", ""));
    }

    private String sentBodies() {
        return service.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .collect(java.util.stream.Collectors.joining());
    }

    @Test
    void unusableSettingsAreToldAndNothingIsSent() {
        UUID instance = toService(Map.of("since", "last spring"));
        takesAll();
        store(here, statements(1));
        await(() -> forwarding(instance).path("failures").asInt() > 0);

        assertThat(forwarding(instance).path("problem").path("ja").asString()).contains("since");
        assertThat(service.getAllServeEvents()).isEmpty();
    }
}
