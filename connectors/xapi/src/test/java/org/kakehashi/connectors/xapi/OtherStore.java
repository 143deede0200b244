package org.kakehashi.connectors.xapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;

/** Another store, whose answers a test writes. */
final class OtherStore implements AutoCloseable {
    static final Patience SHORT = new Patience(4, Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofSeconds(5));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpSender HTTP = request -> CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());

    final WireMockServer server;

    OtherStore() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.port() + "/xapi";
    }

    ContractContext context(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("endpoint", endpoint(), "version", "1.0.3", "username", "key", "password", "secret"));
        settings.putAll(more);
        return ContractContext.empty().withSettings(settings).withHttp(HTTP);
    }

    /** Answers everything alike. */
    void always(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    static ResponseDefinitionBuilder page(String consistentThrough, String more, String... statements) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("X-Experience-API-Consistent-Through", consistentThrough)
                .withBody("{\"statements\": [" + String.join(" ,\n", statements) + "], \"more\": \"" + more + "\"}");
    }

    /** Four statements to forward; a test may add more. */
    static List<ForwardedStatement> batch() {
        List<ForwardedStatement> batch = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            UUID id = new UUID(7, i);
            batch.add(new ForwardedStatement(
                    id, statement(id, "2026-04-10T01:00:00Z").getBytes(UTF_8), List.of()));
        }
        return batch;
    }

    static String statement(String stored) {
        return statement(UUID.randomUUID(), stored);
    }

    static String statement(UUID id, String stored) {
        return """
                {"id": "%s", "actor": {"mbox": "mailto:a@example.com"}, "verb": {"id": "https://example.com/v"},
                 "object": {"id": "https://example.com/学習"}, "result": {"score": {"raw": 1.50}}, "stored": "%s"}""".formatted(id, stored);
    }

    static String ids(List<UUID> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        server.stop();
    }
}
