package org.kakehashi.hub.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Another store that gives its statements so slowly that one run can't read them all. */
@TestPropertySource(properties = {"hub.connect.longest-run=5s", "hub.connect.retries=1"})
class StatementDeadlineTest extends StatementStage {
    private static final int MANY = 120;
    private static final int MOST_RUNS = 20;

    @Autowired
    MeterRegistry registry;

    private double changed() {
        Counter rows = registry.find("connect.rows")
                .tags("connector", "xapi-pull", "outcome", "changed")
                .counter();
        return rows == null ? 0 : rows.count();
    }

    @Test
    void whatARunBroughtStaysAndTheNextGoesOnBehindIt() {
        store(there, statements(MANY));
        WireMockServer slow = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        slow.start();
        try {
            // A run's first page comes at once, those behind it don't.
            slow.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(hub.link(""))));
            slow.stubFor(any(urlMatching(".*[?&]cursor=.*"))
                    .willReturn(aResponse().proxiedFrom(hub.link("")).withFixedDelay(3_000)));
            UUID instance = instance(
                    "xapi-pull", Map.of("endpoint", "http://localhost:" + slow.port() + "/xapi", "pageSize", "10"));

            JsonNode first = ran(instance);

            assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("FAILED");
            assertThat(first.at("/findings/0/code").asString()).isEqualTo("connect.too-long");
            long brought = stored(here);
            assertThat(brought).isBetween(1L, MANY - 1L);
            // Both attempts of it, the one that gave way and the one after which it failed.
            assertThat(first.at("/counts/changed").asLong()).isEqualTo(brought);
            assertThat(first.at("/counts/read").asLong()).isGreaterThanOrEqualTo(brought);
            await(() -> changed() == brought);
            slow.resetAll();
            slow.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(hub.link(""))));
            JsonNode next = ran(instance);
            for (int i = 0; i < MOST_RUNS && !next.path("status").asString().equals("APPLIED"); i++) {
                next = ran(instance);
            }
            assertThat(next.path("status").asString()).as(next.toString()).isEqualTo("APPLIED");
            assertThat(stored(here)).isEqualTo(MANY);
            assertThat(missing(there, here)).isZero();
        } finally {
            slow.stop();
        }
    }
}
