package org.kakehashi.connectors.xapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedStatements;

/** Stores that are busy, broken, or another than they should be, and settings that are wrong. */
class XapiPullFaultTests {
    private static final String STATEMENTS = "/xapi/statements";

    private final OtherStore store = new OtherStore();
    private final CollectedStatements got = new CollectedStatements();

    @AfterEach
    void stop() {
        store.close();
    }

    private Cursor pull(Cursor since, Map<String, String> settings) throws IOException, InterruptedException {
        return new XapiPull(store.context(settings), OtherStore.SHORT).readStatements(since, got);
    }

    private List<String> codes() {
        return got.findings().stream().map(Finding::code).toList();
    }

    @Test
    void busyAnswersAreWaitedOut() throws Exception {
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("failing"));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .inScenario("busy")
                .whenScenarioStateIs("failing")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("cut"));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .inScenario("busy")
                .whenScenarioStateIs("cut")
                .willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE))
                .willSetStateTo("well"));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(OtherStore.page("2026-04-10T02:00:00Z", "", OtherStore.statement("2026-04-10T01:00:00Z"))));

        pull(Cursor.START, Map.of());

        assertThat(got.statements()).hasSize(1);
        assertThat(got.findings()).isEmpty();
    }

    @Test
    void aStoreThatStaysOutOfOrderBreaksTheRunOff() {
        store.always(aResponse().withStatus(503).withHeader("Retry-After", "3600"));

        assertThatThrownBy(() -> pull(Cursor.START, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("3600");
    }

    @Test
    void aBodyThatIsCutOffInTheMiddleBreaksTheRunOffBehindTheLastCheckpoint() {
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .willReturn(OtherStore.page(
                        "2026-04-10T02:00:00Z", "/xapi/more", OtherStore.statement("2026-04-10T01:00:00Z"))));
        store.server.stubFor(get(urlPathEqualTo("/xapi/more"))
                .willReturn(OtherStore.page("2026-04-10T02:00:00Z", "", OtherStore.statement("2026-04-10T01:00:01Z"))
                        .withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        assertThatThrownBy(() -> pull(Cursor.START, Map.of())).isInstanceOf(IOException.class);
        assertThat(got.checkpoints()).containsExactly(new Cursor("2026-04-10T01:00:00Z"));
        assertThat(got.statements()).hasSize(1);
    }

    @Test
    void aBodyThatStallsBreaksTheRunOff() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer stalling = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stalling.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        stalling.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"statements\": [".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(over);
            exchange.close();
        });
        stalling.start();
        try {
            String endpoint = "http://localhost:" + stalling.getAddress().getPort();
            assertThatThrownBy(() -> pull(Cursor.START, Map.of("endpoint", endpoint)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("to its end");
            assertThat(got.statements()).isEmpty();
        } finally {
            over.countDown();
            stalling.stop(0);
        }
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsNoStatementResultIsToldNotTaken() throws Exception {
        for (String body : List.of(
                "<html>Please log in</html>",
                "[]",
                "{\"statements\": 3}",
                "{\"statements\": [1]}",
                "{\"statements\": [{\"id\": \"",
                "{\"statements\": []} x",
                "")) {
            store.always(aResponse().withHeader("Content-Type", "text/html").withBody(body));
            assertThat(pull(Cursor.START, Map.of())).isEqualTo(Cursor.START);
        }

        assertThat(codes()).hasSize(7).containsOnly("answer.form");
        assertThat(got.findings().getFirst().value()).contains("Please log in");
        assertThat(got.statements()).isEmpty();
    }

    @Test
    void refusedCredentialsAndStrangeAnswersAreFindings() throws Exception {
        store.always(aResponse().withStatus(401));
        pull(Cursor.START, Map.of());
        store.always(aResponse().withStatus(404).withBody("no such page"));
        pull(Cursor.START, Map.of());
        store.always(aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"));
        pull(Cursor.START, Map.of());

        assertThat(codes()).containsExactly("answer.credentials", "answer.status", "answer.status");
    }

    @Test
    void aTokenIsFetchedOnceAndAnewWhenItIsRefused() throws Exception {
        store.server.stubFor(post("/token")
                .withBasicAuth("hub", "s%26cret")
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("scope", equalTo("statements/read"))
                .inScenario("token")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withBody("{\"access_token\":\"first\",\"token_type\":\"Bearer\"}"))
                .willSetStateTo("second"));
        store.server.stubFor(post("/token")
                .inScenario("token")
                .whenScenarioStateIs("second")
                .willReturn(aResponse().withBody("{\"access_token\":\"second\"}")));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .withHeader("Authorization", equalTo("Bearer first"))
                .willReturn(OtherStore.page("2026-04-10T02:00:00Z", "/xapi/more")));
        store.server.stubFor(get(urlPathEqualTo("/xapi/more"))
                .withHeader("Authorization", equalTo("Bearer first"))
                .willReturn(aResponse().withStatus(401)));
        store.server.stubFor(get(urlPathEqualTo("/xapi/more"))
                .withHeader("Authorization", equalTo("Bearer second"))
                .willReturn(OtherStore.page("2026-04-10T02:00:00Z", "", OtherStore.statement("2026-04-10T01:00:00Z"))));

        pull(
                Cursor.START,
                Map.of(
                        "username", "",
                        "password", "",
                        "tokenUrl", "http://localhost:" + store.server.port() + "/token",
                        "clientId", "hub",
                        "clientSecret", "s&cret",
                        "scope", "statements/read"));

        assertThat(got.findings()).isEmpty();
        assertThat(got.statements()).hasSize(1);
        store.server.verify(2, postRequestedFor(urlPathEqualTo("/token")));
    }

    @Test
    void wrongSettingsAreFindings() throws Exception {
        pull(Cursor.START, Map.of("endpoint", "http://lrs.example.jp/xapi"));
        pull(Cursor.START, Map.of("version", "0.95"));
        pull(Cursor.START, Map.of("pageSize", "many"));
        pull(Cursor.START, Map.of("overlapSeconds", "0"));
        pull(Cursor.START, Map.of("since", "yesterday"));
        pull(Cursor.START, Map.of("clientId", "both", "clientSecret", "s", "tokenUrl", "https://t.example/"));

        assertThat(codes())
                .containsExactly(
                        "setting.endpoint",
                        "setting.choice",
                        "setting.number",
                        "setting.number",
                        "setting.time",
                        "setting.credentials");
        assertThat(got.findings()).noneMatch(each -> String.valueOf(each).contains("secret\""));
        assertThat(store.server.getAllServeEvents()).isEmpty();
    }
}
