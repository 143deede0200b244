package org.kakehashi.connectors.schoolaffairsrest;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.spi.contract.ContractContext;

/** A system's API for tests, and a context that reaches it. */
final class Api implements AutoCloseable {
    static final String TARO = "00000001-0000-4000-8000-000000000001";
    static final String HANAKO = "00000002-0000-4000-8000-000000000002";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** A mood by the names that the system has for it. */
    static final String MAPPING = """
            {"record": "mood", "personScheme": "MASTER_IDENTIFIER", "items": "/data", "next": "/links/next", "cursor": "/updatedAt",
             "fields": {"person": {"pointer": "/pupil/id"}, "date": {"pointer": "/day"},
               "half": {"pointer": "/half", "codes": {"am": "MORNING", "pm": "AFTERNOON"}},
               "weather": {"pointer": "/weather", "codes": {"1": "SUNNY", "2": "RAINY"}},
               "comment": {"pointer": "/note", "optional": true}}}
            """;

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    Api() {
        server.start();
    }

    static String item(String person, String day, int weather, String updatedAt) {
        return "{\"pupil\": {\"id\": \"%s\"}, \"day\": \"%s\", \"half\": \"am\", \"weather\": %d, \"updatedAt\": \"%s\"}"
                .formatted(person, day, weather, updatedAt);
    }

    static String page(String next, String... items) {
        return "{\"data\": [%s], \"links\": {\"next\": %s}}".formatted(String.join(",", items), next);
    }

    void serve(String path, String json) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json)));
    }

    ContractContext context(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("url", server.baseUrl() + "/moods?since={since}");
        settings.put("mapping", MAPPING);
        settings.putAll(more);
        return new ContractContext(settings, Optional.empty(), Optional.empty(), request -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            return client.send(timed(request), HttpResponse.BodyHandlers.ofInputStream());
        });
    }

    private static HttpRequest timed(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(TIMEOUT)
                .build();
    }

    @Override
    public void close() {
        server.stop();
    }
}
