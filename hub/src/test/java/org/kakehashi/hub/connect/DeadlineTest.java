package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Sources and senders that take longer than they may. */
@TestPropertySource(
        properties = {
            "hub.connect.longest-run=2s",
            "hub.connect.longest-body=2s",
            "hub.connect.http.timeout=30s",
            "hub.connect.retries=4"
        })
class DeadlineTest extends InstanceStage {
    private static final int LONGEST_MILLIS = 2_000;

    @Autowired
    HubProperties hub;

    @Test
    void aRunThatReadsForTooLongGivesWayAndGoesOnWhereItWas() {
        try (RosterService roster = new RosterService(RosterContent.school(400))) {
            AtomicInteger slow = new AtomicInteger(1);
            roster.answer((request, page) ->
                    request.collection().equals("users") && request.offset() > 0 && slow.getAndDecrement() > 0
                            ? page.withFixedDelay(LONGEST_MILLIS + 500)
                            : page);
            Map<String, String> settings = roster.settings();
            settings.putAll(Map.of("pageSize", "100"));
            UUID id = changes.create(
                    tenant.id(), new InstanceDraft("名簿", "oneroster-rest", "city", null, null, null, settings), "test");

            JsonNode run = ran(id);

            assertStatus(run, "APPLIED");
            assertThat(run.path("findingCount").asInt()).isZero();
            assertThat(imports.count(
                            "select attempts from import_run where import_id = ?",
                            run.get("importId").asLong()))
                    .isGreaterThan(1);
            assertThat(roster.asked())
                    .filteredOn(asked -> asked.offset() == 0)
                    .extracting(RosterService.Asked::collection)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSourceThatKeepsNoPlaceFailsAndSaysWhyAndTheNextOneHasItsTurn() {
        UUID id = instance("");
        service.answer("", "until one\na\nb\n");
        service.stall();
        long run = runs.now(tenant.id(), new InstanceRuns.Wanted(id, false, "test"));
        Awaitility.await().until(() -> service.asked().size() == 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS));
        service.goOn();

        JsonNode ended = finished(run);
        assertStatus(ended, "FAILED");
        assertThat(ended.at("/findings/0/code").asString()).isEqualTo("connect.too-long");
        assertThat(ended.path("findings").size()).isEqualTo(1);
        assertThat(cursor(id)).isEmpty();
        assertThat(orgs()).isZero();
        imports.awaitNothingStaged(tenant);
        assertStatus(ran(id), "APPLIED");
    }

    @Test
    void aBatchThatDripsInIsRefusedAndItsPlaceIsFree() throws IOException {
        URI address = URI.create(hub.link("/api/v1/records/attendance?source=school"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST %s?%s HTTP/1.1\r
                    Host: %s:%d\r
                    Authorization: %s\r
                    Content-Type: application/json\r
                    Idempotency-Key: drip\r
                    Content-Length: 1000000\r
                    \r
                    """.formatted(
                            address.getPath(),
                            address.getQuery(),
                            address.getHost(),
                            address.getPort(),
                            HubHttp.basic(tenant.key(), tenant.secret()))
                    .getBytes(StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> drip(out));
            byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 503".length());
            assertThat(new String(begin, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 503");
        }
        assertThat(imports.count("select count(*) from record_push where tenant_id = ?", tenant.id()))
                .isZero();
        assertThat(http.send(http.request(tenant, "/api/v1/records/attendance?source=school")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "whole")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("[]")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void drip(OutputStream out) {
        try {
            while (true) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (SocketException e) {
            // It was answered, and nobody listens any more.
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
