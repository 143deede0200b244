package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService.Asked;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub that is killed (kill -9) while rosters and records come in. The hub of the test only looks at the database. */
@TestPropertySource(properties = {"hub.connect.poll=1h", "hub.connect.poll-first=1h"})
class ImportCrashTest extends InstanceStage {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BATCHES = 40;
    private static final int ROWS = 25;
    private static final int KILLS = 3;
    private static final int ALL = 4 + 3 * 401 + 1;

    @Autowired
    HikariDataSource database;

    @Autowired
    HubProperties hub;

    private HubProcess killed;

    @BeforeEach
    void aHubToBeKilled(@TempDir Path folder) throws Exception {
        killed = SecondNode.beside(hub, database, folder, Map.of("HUB_CONNECT_POLL", "100ms"));
    }

    @AfterEach
    void stopIt() {
        killed.close();
    }

    @Test
    void aRosterFromAServiceGoesOnAtThePageWhereTheHubWasKilled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        try (RosterService roster = new RosterService(RosterContent.school(400))) {
            roster.answer((request, page) -> {
                if (request.collection().equals("users") && request.offset() >= 200 && first.getAndSet(false)) {
                    asked.countDown();
                    await(dead);
                }
                return page;
            });
            long run = ask(school(roster));
            asked.await();
            killed.kill();
            List<Asked> before = List.copyOf(roster.asked());
            dead.countDown();
            roster.asked().clear();
            killed.restart();

            assertStatus(finished(run), "APPLIED");
            assertThat(imports.count("select attempts from import_run where import_id = ?", run))
                    .isEqualTo(2);
            assertThat(finished(run).at("/counts/read").asInt()).isEqualTo(ALL);
            // First the page that was on its way when the hub was killed, then those behind it; none of those before.
            assertThat(page(roster.asked().getFirst())).isEqualTo(page(before.getLast()));
            assertThat(before.subList(0, before.size() - 1).stream().map(ImportCrashTest::page))
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(
                            roster.asked().stream().map(ImportCrashTest::page).toList());
            imports.awaitNothingStaged(tenant);
            for (String table : List.of("roster_user", "user_role", "enrollment")) {
                assertThat(imports.count(
                                "select count(*) from " + table + " where tenant_id = ? and active", tenant.id()))
                        .as(table)
                        .isEqualTo(401);
            }
        }
    }

    private UUID school(RosterService roster) {
        Map<String, String> settings = roster.settings();
        settings.put("pageSize", "10");
        return changes.create(
                tenant.id(), new InstanceDraft("名簿", "oneroster-rest", "city", null, null, null, settings), "test");
    }

    private static Tuple page(Asked asked) {
        return Tuple.tuple(asked.collection(), asked.offset());
    }

    private long ask(UUID instance) throws Exception {
        HttpResponse<String> answer =
                killed.send(asTenant("/api/v1/connectors/" + instance + "/runs").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode run = JsonMapper.shared().readTree(answer.body());
        return run.path("importId").asLong();
    }

    @Test
    void batchesThatAreSentAgainUnderTheirKeysAreThereOnce() throws Exception {
        Thread sender =
                Thread.ofVirtual().start(() -> IntStream.range(0, BATCHES).forEach(this::sendUntilAnswered));
        for (int kill = 1; kill <= KILLS; kill++) {
            int some = kill * BATCHES / (KILLS + 1);
            Awaitility.await().atMost(PATIENCE).until(() -> pushes() >= some);
            killed.kill();
            killed.restart();
        }
        sender.join(PATIENCE);

        assertThat(pushes()).isEqualTo(BATCHES);
        assertThat(imports.count(
                        "select count(*) from record_push where tenant_id = ? and answer is not null", tenant.id()))
                .isEqualTo(BATCHES);
        assertThat(imports.count("select sum(quarantined_count) from import_run where tenant_id = ?", tenant.id()))
                .isEqualTo(BATCHES * ROWS);
        assertThat(imports.count(
                        "select count(distinct person_key) from quarantined_record where tenant_id = ?", tenant.id()))
                .isEqualTo(BATCHES * ROWS);
        assertThat(imports.count("select count(*) from quarantined_record where tenant_id = ?", tenant.id()))
                .isEqualTo(BATCHES * ROWS);
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'connect.push-records'",
                        tenant.id()))
                .isEqualTo(BATCHES);
        imports.awaitNothingStaged(tenant);
    }

    private long pushes() {
        return imports.count("select count(*) from import_run where tenant_id = ? and connector = 'push'", tenant.id());
    }

    /** As a client does that gets no answer: the same batch under the same key. */
    private void sendUntilAnswered(int batch) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(
                        "{\"about\":{\"scheme\":\"LOCAL_IDENTIFIER\",\"key\":\"p-%d-%%d\"},\"date\":\"2026-05-11\",\"status\":\"LATE\"}"
                                        .formatted(batch)::formatted)
                .collect(Collectors.joining("\n"));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> killed.send(asTenant("/api/v1/records/attendance?source=school")
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", "batch-" + batch)
                                        .POST(BodyPublishers.ofString(rows)))
                                .statusCode()
                        == 200);
    }

    private HttpRequest.Builder asTenant(String path) {
        return HttpRequest.newBuilder(killed.address().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", HubHttp.basic(tenant.key(), tenant.secret()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
