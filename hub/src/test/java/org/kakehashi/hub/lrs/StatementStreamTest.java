package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/statements/stream}: never missing or doubling one. */
@HubTest
class StatementStreamTest {
    private static final int WRITERS = 16;
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final String STREAM = "/api/v1/statements/stream";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    AccessTokens tokens;

    @Autowired
    TenantTransactions transactions;

    TestTenant tenant;
    Xapi xapi;
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    private HttpResponse<String> stream(Xapi as, String query) {
        return as.send(as.request(STREAM + query));
    }

    private StreamReader reader() {
        return new StreamReader(xapi, "");
    }

    @Test
    void aLineHasTheStatementExactlyAsServedAndTheLastSaysWhereToGoOn() {
        UUID id = UUID.randomUUID();
        xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        String served = xapi.get("?statementId=" + id).body();
        HttpResponse<String> answer = stream(xapi, "");
        List<String> lines = answer.body().lines().toList();
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("\"statement\":" + served + "}");
        assertThat(lines.getLast()).isEqualTo("{\"cursor\":\"1\"}");
    }

    @Test
    void anEmptyAnswerAlsoSaysWhereItEnded() {
        assertThat(stream(xapi, "").body()).isEqualTo("{\"cursor\":\"0\"}\n");
        xapi.post(Xapi.statement("p1", "did", "q1"));
        assertThat(stream(xapi, "?verb=https://verbs.example/saw").body()).endsWith("{\"cursor\":\"1\"}\n");
        assertThat(stream(xapi, "?after=1").body()).isEqualTo("{\"cursor\":\"1\"}\n");
    }

    @Test
    void whoWaitsIsToldAsSoonAsAStatementCame() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> waiting = threads.submit(() -> stream(xapi, "?wait=60"));
            UUID id = UUID.randomUUID();
            xapi.post(Xapi.statement(id, "p1", "did", "q1"));
            assertThat(waiting.get().body()).contains(id.toString()).endsWith("{\"cursor\":\"1\"}\n");
        }
        assertThat(stream(xapi, "?after=1&wait=1").body()).isEqualTo("{\"cursor\":\"1\"}\n");
    }

    @Test
    void anAnswerMayEndWithinABatchAndTheNextGoesOnThere() {
        List<UUID> ids = IntStream.range(0, 7).mapToObj(n -> UUID.randomUUID()).toList();
        xapi.post(ids.stream()
                .map(id -> Xapi.statement(id, "p1", "did", "q1"))
                .toList()
                .toString());
        StreamReader reader = reader();
        assertThat(IntStream.generate(() -> reader.read(3)).limit(4)).containsExactly(3, 3, 1, 0);
        assertThat(reader.ids()).containsExactlyElementsOf(ids);
        assertThat(reader.cursor).isEqualTo("1");
    }

    @Test
    void aStatementThatCameOnSeveralLinesGoesOutOnOne() {
        xapi.post(Xapi.statement("p1", "did", "q1").replace(",", ",\r\n  ").replace("{", "{\n"));
        assertThat(reader().readAll().ids()).hasSize(1);
    }

    @Test
    void largeStatementsArriveToo() {
        String large = "x".repeat(400_000);
        for (int i = 0; i < 3; i++) {
            List<String> batch = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                batch.add(
                        Xapi.with("\"result\":{\"response\":\"" + large + "\"}", Xapi.statement("p1", "did", "q" + k)));
            }
            assertThat(xapi.post(batch.toString()).statusCode()).isEqualTo(200);
        }
        assertThat(reader().readAll().ids()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void filtersLeaveOutTheRest() {
        UUID registration = UUID.randomUUID();
        UUID otherClient = tenants.client(tenant.id(), "other-" + tenant.slug(), EnumSet.allOf(Permission.class));
        Xapi other = Xapi.basic(http, "other-" + tenant.slug());
        xapi.post(Xapi.statement("p1", "did", "q1"));
        xapi.post(Xapi.with(Xapi.registration(registration), Xapi.statement("p2", "did", "q1")));
        other.post(Xapi.statement("p1", "saw", "q2"));
        assertThat(count("&verb=https://verbs.example/did")).isEqualTo(2);
        assertThat(count("&activity=https://drill.example/q2")).isEqualTo(1);
        assertThat(count("&" + Xapi.byAgent("p1"))).isEqualTo(2);
        assertThat(count("&registration=" + registration)).isEqualTo(1);
        assertThat(count("&client=" + otherClient)).isEqualTo(1);
        assertThat(count("&client=" + UUID.randomUUID())).isZero();
        assertThat(count("&verb=https://verbs.example/did&" + Xapi.byAgent("p2")))
                .isEqualTo(1);
    }

    private int count(String filter) {
        return new StreamReader(xapi, filter).readAll().statements.size();
    }

    @Test
    void whatTheFilterNamesMayComeToBeKnownWhileWaiting() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> waiting =
                    threads.submit(() -> stream(xapi, "?wait=60&verb=https://verbs.example/new"));
            xapi.post(Xapi.statement("p1", "new", "q1"));
            assertThat(waiting.get().body()).contains("verbs.example/new");
        }
    }

    @Test
    void voidedStatementsAreInItAndTheirVoidingStatementsTell() {
        UUID id = UUID.randomUUID();
        xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        xapi.post(Xapi.voiding(id));
        List<JsonNode> statements = reader().readAll().statements;
        assertThat(statements).hasSize(2);
        assertThat(statements.getLast().at("/object/id").asString()).isEqualTo(id.toString());
    }

    @Test
    void whoReadsMineGetsItsOwnOnly() {
        tenants.client(
                tenant.id(),
                "mine-" + tenant.slug(),
                Set.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE));
        Xapi mine = Xapi.basic(http, "mine-" + tenant.slug());
        UUID own = UUID.randomUUID();
        xapi.post(Xapi.statement("p1", "did", "q1"));
        mine.post(Xapi.statement(own, "p1", "did", "q1"));
        xapi.post(Xapi.statement("p1", "did", "q1"));
        StreamReader reader = new StreamReader(mine, "").readAll();
        assertThat(reader.ids()).containsExactly(own);
        assertThat(reader.cursor).isEqualTo("3");
    }

    @Test
    void othersAreRefused() {
        tenants.client(tenant.id(), "writer-" + tenant.slug(), Set.of(Permission.XAPI_STATEMENTS_WRITE));
        String launch = transactions.inTenant(
                tenant.id(),
                () -> tokens.issue(
                        tenant.id(),
                        UUID.randomUUID(),
                        "drill",
                        EnumSet.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE),
                        new GrantLimits("https://school.example", "sub-1", UUID.randomUUID()),
                        Duration.ofHours(1)));
        assertThat(stream(Xapi.basic(http, "writer-" + tenant.slug()), "").statusCode())
                .isEqualTo(403);
        assertThat(stream(new Xapi(http, "Bearer " + launch), "").statusCode()).isEqualTo(403);
        assertThat(stream(new Xapi(http, "Basic eDp5"), "").statusCode()).isEqualTo(401);
    }

    @Test
    void noTenantSeesAnothers() {
        xapi.post(Xapi.statement("p1", "did", "q1"));
        Xapi foreign = Xapi.basic(http, tenants.create().key());
        assertThat(stream(foreign, "").body()).isEqualTo("{\"cursor\":\"0\"}\n");
        assertThat(stream(foreign, "?after=1").statusCode()).isEqualTo(400);
    }

    @Test
    void whatBreaksARuleIsRefused() {
        for (String query : List.of(
                "?after=x",
                "?after=-1",
                "?after=7",
                "?after=1234567890123456789012",
                "?limit=0",
                "?limit=100001",
                "?wait=61",
                "?wait=x",
                "?verb=x",
                "?agent=%7B%7D",
                "?client=1",
                "?unknown=1")) {
            HttpResponse<String> answer = stream(xapi, query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains("invalid-request", "Parameter");
        }
    }

    /** A transaction whose numbers were reserved earlier than those of one that is read already. */
    @Test
    void whatCommitsLateIsNotMissed() throws SQLException {
        xapi.post(Xapi.statement("p1", "did", "q1"));
        UUID late = UUID.randomUUID();
        StreamReader reader = reader();
        try (Connection slow = owner.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            copyAsEarlier(slow, late);
            xapi.post(Xapi.statement("p1", "did", "q2"));
            assertThat(reader.readAll().ids()).hasSize(2).doesNotContain(late);
            logEarlier(slow);
            slow.commit();
        }
        assertThat(reader.readAll().ids()).hasSize(3).endsWith(late);
    }

    private void copyAsEarlier(Connection slow, UUID late) throws SQLException {
        try (var insert = slow.prepareStatement("""
                insert into statement select seq - 1, verb, actor, activity, authority, "timestamp", ?, registration, reference,
                    tenant_id, added, edits, body
                from statement where tenant_id = ?
                """)) {
            insert.setObject(1, late);
            insert.setInt(2, tenant.id());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        // The body brings an id of its own; the copy must tell its own.
        try (var update = slow.prepareStatement("""
                update statement set body = convert_to(regexp_replace(convert_from(body, 'UTF8'), '"id":"[^"]+"', '"id":"' || id || '"'),
                    'UTF8') where tenant_id = ? and id = ?
                """)) {
            update.setInt(1, tenant.id());
            update.setObject(2, late);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void logEarlier(Connection slow) throws SQLException {
        try (var log = slow.prepareStatement("""
                with head as (update log_head set batch = batch + 1 where tenant_id = ? returning batch),
                    first as (select min(seq) as seq from statement where tenant_id = ?)
                insert into log_batch (tenant_id, batch, first_seq, last_seq)
                select ?, batch, seq, seq from head, first
                """)) {
            log.setInt(1, tenant.id());
            log.setInt(2, tenant.id());
            log.setInt(3, tenant.id());
            assertThat(log.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void aReaderWhoIsCutOffAgainAndAgainGetsEveryStatementOnce() throws Exception {
        Instant end = Instant.now().plus(LENGTH);
        StreamReader reader = new StreamReader(xapi, "&wait=1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Void> reading = threads.submit(() -> readBrokenOff(reader, end));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                writers.add(() -> write(new Random(seed), end));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            reading.get();
        }
        List<UUID> ids = reader.readAll().ids();
        assertThat(acknowledged).hasSizeGreaterThan(WRITERS);
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private static Void readBrokenOff(StreamReader reader, Instant end) throws Exception {
        Random random = new Random(42);
        while (Instant.now().isBefore(end)) {
            reader.readAndBreakOff(random);
        }
        return null;
    }

    private Void write(Random random, Instant end) {
        while (Instant.now().isBefore(end)) {
            List<String> batch = new ArrayList<>();
            List<UUID> ids = new ArrayList<>();
            for (int i = 0, size = 1 + random.nextInt(20); i < size; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                batch.add(Xapi.statement(id, "p" + random.nextInt(50), "v" + random.nextInt(5), "q" + i));
            }
            assertThat(xapi.post(batch.toString()).statusCode()).isEqualTo(200);
            acknowledged.addAll(ids);
        }
        return null;
    }
}
