package org.kakehashi.hub.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator sees of runs and of forwarding. */
class ConnectMetricsTest extends StatementStage {
    @Autowired
    MeterRegistry registry;

    @TempDir
    Path directory;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @AfterEach
    void stopTheService() {
        service.stop();
    }

    @Test
    void runsAndTheirRowsAreCountedByConnectorAndOutcome() throws IOException {
        long applied = runs("oneroster-csv", "applied");
        double changed = rows("oneroster-csv", "changed");
        double unchanged = rows("oneroster-csv", "unchanged");

        long rows = imports.roster(here, RosterFixture.GOOD.zipInto(directory))
                .at("/counts/changed")
                .asLong();
        imports.roster(here, RosterFixture.GOOD.zipInto(directory));

        // Told after the outcome is on record.
        await(() -> runs("oneroster-csv", "applied") == applied + 2);
        await(() -> rows("oneroster-csv", "changed") == changed + rows);
        await(() -> rows("oneroster-csv", "unchanged") == unchanged + rows);
    }

    @Test
    void pushedRowsAreCountedOnceHoweverOftenTheyAreSent() {
        double failed = rows("push", "failed");
        long batches = runs("push", "applied");
        for (int i = 0; i < 2; i++) {
            assertThat(http.send(http.request(here, "/api/v1/records/attendance?source=school")
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "one")
                                    .POST(BodyPublishers.ofString("[{}, {}]")))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(rows("push", "failed")).isEqualTo(failed + 2);
        assertThat(runs("push", "applied")).isEqualTo(batches + 1);
    }

    @Test
    void forwardingTellsWhatWasTakenRefusedAndLags() {
        double accepted = sent("accepted");
        double refused = sent("refused");
        double failures = counter("connect.forward.failures", "connector", "xapi-forward");
        service.start();
        service.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        UUID bad = UUID.randomUUID();
        store(
                here,
                List.of(
                        statement(UUID.randomUUID(), "p", "done"),
                        statement(bad, "p", "odd"),
                        statement(UUID.randomUUID(), "p", "done")));
        UUID instance = instance(
                "xapi-forward",
                Map.of("endpoint", "http://localhost:" + service.port() + "/xapi", "perMinute", "100000"));
        String id = instance.toString();
        await(() -> gauge("connect.forward.lag", "instance", id) > 0);
        assertThat(gauge("connect.forward.behind", "instance", id)).isPositive();
        await(() -> counter("connect.forward.failures", "connector", "xapi-forward") > failures);

        service.resetAll();
        service.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(204)));
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("https://verbs.example/odd"))
                .willReturn(aResponse().withStatus(400)));
        await(() -> forwarding(instance).path("behind").asLong() == 0);
        await(() -> sent("accepted") == accepted + 2 && sent("refused") == refused + 1);
        await(() -> gauge("connect.forward.lag", "instance", id) == 0);
        await(() -> gauge("connect.forward.behind", "instance", id) == 0);
        await(() -> gauge("connect.forward.deadletters") >= 1);
        changes.remove(here.id(), instance, "test");
        await(() -> gauge("connect.forward.deadletters") == imports.count("select count(*) from dead_letter"));
        await(() -> registry.find("connect.forward.lag").tag("instance", id).gauge() == null);
    }

    private long runs(String connector, String outcome) {
        Timer timer = registry.find("connect.runs")
                .tags("connector", connector, "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private double rows(String connector, String outcome) {
        return counter("connect.rows", "connector", connector, "outcome", outcome);
    }

    private double sent(String outcome) {
        return counter("connect.forward.statements", "connector", "xapi-forward", "outcome", outcome);
    }

    private double counter(String name, String... tags) {
        Counter counter = registry.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    private double gauge(String name, String... tags) {
        Gauge gauge = registry.find(name).tags(tags).gauge();
        return gauge == null ? -1 : gauge.value();
    }
}
