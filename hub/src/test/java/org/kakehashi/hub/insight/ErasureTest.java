package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Erasing a person or a time: nothing of it is left anywhere, and nothing else is lost. */
@HubTest
class ErasureTest extends ErasureStage {
    /** SHA-1 of {@code mailto:taro@example.com}. */
    private static final String HASH = "c7d31f7ab24ad37319d103e49d38704d2137b2d3";

    @Test
    void nothingOfAPersonIsLeftAnywhere() {
        List<String> gone = new ArrayList<>();
        gone.add(store(statement(agent(taro), "")));
        gone.add(store(statement(agent(hana), ",\"context\":{\"instructor\":" + agent(taro) + "}")));
        gone.add(store(
                statement("{\"objectType\":\"Group\",\"member\":[" + agent(hana) + "," + agent(taro) + "]}", "")));
        gone.add(store(statement(
                agent(hana), ",\"context\":{\"team\":{\"objectType\":\"Group\",\"member\":[" + agent(taro) + "]}}")));
        gone.add(store(about(agent(hana), agent(taro))));
        gone.add(
                store(
                        about(
                                agent(hana),
                                "{\"objectType\":\"SubStatement\",\"actor\":" + agent(taro)
                                        + ",\"verb\":{\"id\":\"https://verbs.example/did\"},\"object\":{\"id\":\"https://drill.example/q\"}}")));
        String hanas = store(statement(agent(hana), ""));
        String voided = store(statement(agent(hana), ""));
        gone.add(store(voiding(taro, voided)));
        String referring = store(about(agent(hana), reference(gone.getFirst())));
        putState(taro, "bookmark");
        putState(hana, "bookmark");
        store(statements.answered(taro, Instant.now(), "a1", 1, true));
        awaitFacts(taro, 3);

        JsonNode done = erase("{\"personId\":\"" + taro + "\"}");

        assertThat(done.at("/erased/STATEMENTS").asInt()).isEqualTo(gone.size() + 1);
        assertThat(done.at("/erased/DOCUMENTS").asInt()).isEqualTo(1);
        assertThat(done.at("/erased/AGENTS").asInt()).isEqualTo(1);
        assertThat(done.at("/counted/STATEMENTS")).isEqualTo(done.at("/erased/STATEMENTS"));
        assertThat(done.at("/counted/FACTS").asInt()).isEqualTo(3);
        assertThat(rowsThatHold(taro.toString())).isEmpty();
        for (String id : gone) {
            assertThat(rowsThatHold(id)).as("what still refers to it").allSatisfy(row -> assertThat(row)
                    .containsAnyOf(referring, "statement_reference (" + id));
            assertThat(get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(404);
        }
        assertThat(get("/xapi/statements?statementId=" + hanas).statusCode()).isEqualTo(200);
        assertThat(get("/xapi/statements?statementId=" + referring).statusCode())
                .isEqualTo(200);
        assertThat(get("/xapi/statements?statementId=" + voided).statusCode()).isEqualTo(404);
        assertThat(get("/xapi/statements?voidedStatementId=" + voided).statusCode())
                .isEqualTo(200);
        assertThat(state(hana, "bookmark").statusCode()).isEqualTo(200);
        assertThat(state(taro, "bookmark").statusCode()).isEqualTo(404);
        assertThat(streamed()).containsExactlyInAnyOrder(hanas, voided, referring);
    }

    /** The hash is nobody's as far as the facts know, so they keep a note of it: it goes too. */
    @Test
    void whoIsKnownByAMailboxIsGoneByItsHashToo() {
        transactions.run(tenant.id(), () -> links.link(tenant.id(), "mbox", "mailto:taro@example.com", taro, null));
        store(statement("{\"mbox_sha1sum\":\"" + HASH + "\"}", ""));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isUnresolved(HASH));

        erase("{\"personId\":\"" + taro + "\"}");

        assertThat(rowsThatHold(HASH)).isEmpty();
    }

    @Test
    void factsGoAndARebuildDoesNotBringThemBack() {
        Instant now = Instant.now();
        store(statements.answered(taro, now, "a1", 1, true));
        store(statements.answered(hana, now, "a1", 1, true));
        store(statements
                .answered(hana, now, "a1", 2, true)
                .replace("\"platform\":\"drill\"", "\"platform\":\"drill\",\"instructor\":" + agent(taro)));
        awaitFacts(taro, 1);
        awaitFacts(hana, 2);
        erase("{\"personId\":\"" + taro + "\"}");
        assertThat(facts(taro)).isZero();
        assertThat(facts(hana)).isEqualTo(1);
        assertThat(answered(hana)).isEqualTo(1);
        http.post(tenant, "/api/v1/facts/rebuild", "");
        store(statements.answered(hana, now, "a1", 3, true));
        awaitFacts(hana, 2);
        assertThat(facts(taro)).isZero();
    }

    @Test
    void aTimeIsErasedForOneClientAndItsFactsAreComputedAnew() {
        UUID drill = tenants.client(tenant.id(), "drill-" + tenant.slug(), Set.of(Permission.XAPI_STATEMENTS_WRITE));
        String otherKey = HubHttp.basic("drill-" + tenant.slug(), "secret-of-drill-" + tenant.slug());
        Instant now = Instant.now();
        store(statements.answered(taro, now, "a1", 1, true));
        String drills = store(otherKey, statements.answered(taro, now, "a1", 2, false));
        awaitFacts(taro, 2);
        String until = Instant.now().toString();
        JsonNode done = erase("{\"storedUntil\":\"" + until + "\",\"clientId\":\"" + drill + "\"}");
        assertThat(done.at("/erased/STATEMENTS").asInt()).isEqualTo(1);
        assertThat(rowsThatHold(drills)).isEmpty();
        assertThat(facts(taro)).isEqualTo(1);
        assertThat(answered(taro)).isEqualTo(1);
        store(statements.answered(taro, now, "a1", 3, true));
        JsonNode all = erase("{\"storedUntil\":\"" + until + "\"}");
        assertThat(all.at("/erased/STATEMENTS").asInt()).isEqualTo(1);
        awaitFacts(taro, 1);
        assertThat(streamed()).hasSize(1);
    }

    @Test
    void aKeyThatPassedToSomebodyElseErasesOnlyTheTimeOfThePerson() {
        owner.jdbc()
                .sql(
                        "insert into identity_link (tenant_id, source, source_key, valid_from, valid_to, person_id) values "
                                + "(:t, 'https://school.example', 'seat-1', '-infinity', '2026-04-01', :a), "
                                + "(:t, 'https://school.example', 'seat-1', '2026-04-01', 'infinity', :b)")
                .param("t", tenant.id())
                .param("a", taro)
                .param("b", hana)
                .update();
        String seat = "{\"account\":{\"homePage\":\"https://school.example\",\"name\":\"seat-1\"}}";
        String taros = store(statement(seat, ",\"timestamp\":\"2026-03-01T00:00:00Z\""));
        String hanas = store(statement(seat, ",\"timestamp\":\"2026-04-02T00:00:00Z\""));
        erase("{\"personId\":\"" + taro + "\"}");
        assertThat(get("/xapi/statements?statementId=" + taros).statusCode()).isEqualTo(404);
        assertThat(get("/xapi/statements?statementId=" + hanas).statusCode()).isEqualTo(200);
        assertThat(get("/xapi/statements?agent=" + encoded(seat)).body()).contains(hanas);
    }

    @Test
    void nobodyErasesUnseen() {
        store(statement(agent(taro), ""));
        String wanted = "{\"personId\":\"" + taro + "\"}";
        long id = dryRun(wanted).path("erasureId").asLong();
        assertThat(http.post(tenant, "/api/v1/erasures/" + id, "{\"statements\":2}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(http.post(tenants.create(), "/api/v1/erasures/" + id, "{\"statements\":1}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.post(tenant, "/api/v1/erasures/" + id, "{\"statements\":1}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(http.post(tenant, "/api/v1/erasures/" + id, "{\"statements\":1}")
                        .statusCode())
                .isEqualTo(409);
        JsonNode page = JSON.readTree(get("/api/v1/erasures").body());
        assertThat(page.at("/erasures/0/erasureId").asLong()).isEqualTo(id);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(get("/api/v1/erasures?before=" + id).body()).doesNotContain("erasureId");
        long old = dryRun(wanted).path("erasureId").asLong();
        owner.jdbc()
                .sql("update erasure set requested_at = now() - interval '25 hours' where erasure_id = :id")
                .param("id", old)
                .update();
        assertThat(http.post(tenant, "/api/v1/erasures/" + old, "{\"statements\":0}")
                        .statusCode())
                .isEqualTo(409);
    }

    /** All that is scheduled with a delay shares one thread, which the linter must not keep to itself. */
    @Test
    void itIsCarriedOutWhileTheLinterIsBusy() throws SQLException {
        store(statement(agent(taro), ""));
        long id = dryRun("{\"personId\":\"" + taro + "\"}").path("erasureId").asLong();
        awaitThat("select exists (select from lint_cursor c join log_head h using (tenant_id) where tenant_id = "
                + tenant.id() + " and c.batch >= h.batch)");
        try (Connection other = owner.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (Statement lock = other.createStatement()) {
                lock.execute("lock table lint_cursor in share mode");
                tenants.create();
                awaitThat(
                        "select exists (select from pg_locks where relation = 'lint_cursor'::regclass and not granted)");
                http.post(tenant, "/api/v1/erasures/" + id, "{\"statements\":1}");
                awaitThat("select not exists (select from statement where tenant_id = " + tenant.id() + ")");
            } finally {
                other.rollback();
            }
        }
    }

    private void awaitThat(String sql) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> owner.jdbc().sql(sql).query(Boolean.class).single());
    }

    @Test
    void whatIsWantedMustBeClear() {
        for (String wanted : List.of(
                "{}",
                "{\"personId\":\"" + taro + "\",\"storedUntil\":\"2026-01-01T00:00:00Z\"}",
                "{\"personId\":\"" + taro + "\",\"clientId\":\"" + taro + "\"}",
                "{\"storedFrom\":\"2026-01-01T00:00:00Z\"}",
                "{\"storedUntil\":\"2999-01-01T00:00:00Z\"}",
                "{\"storedFrom\":\"2026-01-02T00:00:00Z\",\"storedUntil\":\"2026-01-01T00:00:00Z\"}",
                "{\"personId\":\"x\"}")) {
            HttpResponse<String> answer = http.post(tenant, "/api/v1/erasures", wanted);
            assertThat(answer.statusCode()).as(wanted + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void othersAreRefused() {
        tenants.client(tenant.id(), "reader-" + tenant.slug(), Set.of(Permission.XAPI_STATEMENTS_READ));
        String reader = HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug());
        for (String path : List.of("/api/v1/erasures", "/api/v1/erasures/1")) {
            assertThat(http.send(http.request(path).header("Authorization", reader))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.send(post(path, "{}").header("Authorization", reader))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.send(post(path, "{}")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void everyStepIsAuditedAndKeepsNoMoreThanTheId() {
        store(statement(agent(taro), ""));
        erase("{\"personId\":\"" + taro + "\"}");
        assertThat(owner.jdbc()
                        .sql("select action from audit_event where tenant_id = :t and person_id = :p order by seq")
                        .param("t", tenant.id())
                        .param("p", taro)
                        .query(String.class)
                        .list())
                .containsExactly("access.erasure-count", "access.erasure-confirm", "access.erasure-done");
    }

    @Test
    void theServersLoginDeletesNothingByItselfNorForAnotherTenant() {
        String erase = "select erase_statements(?, '{1}', '{}', '{}', '{}', '{}', '{}')";
        int other = tenants.create().id();
        assertThatThrownBy(() -> transactions.run(tenant.id(), () -> server.queryForObject(erase, Long.class, other)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("is not that of this transaction");
        for (String table : List.of("statement", "statement_agent", "statement_key", "agent", "authority")) {
            assertThatThrownBy(() -> transactions.run(tenant.id(), () -> server.update("delete from " + table)))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** Numbers are cached, and transactions under way have theirs already: still nothing may stand with a number that is no more. */
    @Test
    void whoIsErasedMayBeWrittenAboutAtTheSameTime() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        List<String> last = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> {
                    while (writing.get()) {
                        store(statement(agent(taro), ",\"context\":{\"instructor\":" + agent(hana) + "}"));
                        putState(taro, "s" + Thread.currentThread().threadId() % 5);
                    }
                }));
            }
            try {
                for (int round = 0; round < 3; round++) {
                    erase("{\"personId\":\"" + taro + "\"}");
                }
            } finally {
                writing.set(false);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        last.add(store(statement(agent(taro), "")));
        assertThat(numbersOfNobody()).isZero();
        assertThat(get("/xapi/statements?agent=" + encoded(agent(taro))).body()).contains(last.getFirst());
        assertThat(JSON.readTree(get("/xapi/statements?limit=500").body()).path("statements"))
                .allSatisfy(each ->
                        assertThat(each.at("/actor/account/name").asString()).isIn(taro.toString(), hana.toString()));
        erase("{\"personId\":\"" + taro + "\"}");
        assertThat(rowsThatHold(taro.toString())).isEmpty();
    }

    private boolean isUnresolved(String key) {
        return owner.jdbc()
                .sql("select exists (select from fact_unresolved where tenant_id = :t and source_key = :key)")
                .param("t", tenant.id())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private long numbersOfNobody() {
        return owner.jdbc().sql("""
                        select (select count(*) from statement s where tenant_id = :t
                                and not exists (select from agent a where a.tenant_id = :t and a.id = s.actor))
                            + (select count(*) from statement_agent s where tenant_id = :t
                                and not exists (select from agent a where a.tenant_id = :t and a.id = s.agent))
                            + (select count(*) from statement s where tenant_id = :t
                                and not exists (select from authority a where a.tenant_id = :t and a.id = s.authority))
                            + (select count(*) from document s where tenant_id = :t and s.agent <> 0
                                and not exists (select from agent a where a.tenant_id = :t and a.id = s.agent))
                        """).param("t", tenant.id()).query(Long.class).single();
    }
}
