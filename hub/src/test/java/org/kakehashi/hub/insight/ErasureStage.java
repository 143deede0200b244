package org.kakehashi.hub.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two pupils, statements about them, and an administrator who erases. */
abstract class ErasureStage {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What says who somebody is belongs to the roster, and goes with it; the audit and the erasure keep the opaque id. */
    private static final Set<String> ELSEWHERE =
            Set.of("person", "roster_user", "identity_link", "audit_event", "erasure", "enrollment", "user_role");

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcTemplate server;

    TestTenant tenant = new TestTenant(0, "", "", "");
    TestSchool school;
    TestStatements statements = new TestStatements("", "");
    UUID taro = UUID.randomUUID();
    UUID hana = UUID.randomUUID();

    @BeforeEach
    void twoPupils() {
        tenant = tenants.create();
        school = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校");
        statements = new TestStatements(links.personSource(), "https://drill.example");
        taro = school.person("山田 太郎", null);
        hana = school.person("鈴木 花", null);
    }

    /** Something in every table that holds anything of a person. */
    void everythingAboutTaro() {
        school.homeroom("5年1組");
        school.pupil("5年1組", taro, 1);
        LocalDate day = LocalDate.of(2026, 5, 1);
        school.attendance(taro, day, "PRESENT");
        school.mood(taro, day, "MORNING", "SUNNY");
        school.visit(taro, day, "10:00", "ILLNESS");
        school.schoolRecord(
                taro, day, "OBSERVATION", "{\"author\": \"佐藤\", \"category\": \"LIFE\", \"text\": \"太郎さんが友だちを助けた\"}");
        transactions.run(
                tenant.id(), () -> links.link(tenant.id(), "roster:test", taro.toString(), taro, Instant.EPOCH));
        sql(
                "insert into import_run (tenant_id, connector, source, settings, requested_by, requested_at, status, phase) "
                        + "values (:t, 'oneroster-csv', 'test', '{}', 'x', now(), 'APPLIED', 'x')");
        sql(
                "insert into import_finding (tenant_id, import_id, seq, severity, code, file, value, rule_ja, rule_en, remedy_ja, "
                        + "remedy_en) select tenant_id, import_id, 1, 'WARNING', 'X', 'users.csv', '山田 太郎', '', '', '', '' "
                        + "from import_run where tenant_id = :t");
        sql(
                "insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key, "
                        + "roster_source, reason, date, payload, digest, since) select tenant_id, 'ATTENDANCE', 'test', 'q', import_id, "
                        + "'a.csv', 2, 'SOURCED_ID', '" + taro
                        + "', 'test', 'UNKNOWN_PERSON', '2026-05-02', '{}', gen_random_uuid(), "
                        + "now() from import_run where tenant_id = :t");
        sql(
                "insert into identity_decision (tenant_id, source, scheme, person_key, person_id, reason, waiting, decided_by, decided_at) "
                        + "values (:t, 'test', 'USERNAME', 'taro', '" + taro + "', '太郎さんに確認', 1, 'x', now())");
        sql(
                "insert into decided_record (tenant_id, kind, source, source_key, decision_id, person_id, import_id, file, line, scheme, "
                        + "person_key, date, payload, digest) select tenant_id, 'MOOD', 'test', 'd', decision_id, person_id, 1, 'a.csv', 2, "
                        + "'USERNAME', 'taro', '2026-05-02', '{\"comment\":\"太郎です\"}', gen_random_uuid() from identity_decision "
                        + "where tenant_id = :t");
        sql("insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by) values (:t, '"
                + taro + "', 'research', '2026-05-01', 'PERSON', '太郎さんから', 'x')");
        sql("insert into pairwise_subject (tenant_id, client_id, person_id, subject) values (:t, gen_random_uuid(), '"
                + taro + "', gen_random_uuid())");
        taroWasGraded();
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "taro-login", "password": "%s", "displayName": "山田 太郎", "roles": [], "personId": "%s"}
                        """.formatted(PASSWORD, taro))
                        .statusCode())
                .isEqualTo(201);
        store(statements.answered(taro, Instant.now(), "a1", 1, true));
        awaitFacts(taro, 1);
    }

    private void taroWasGraded() {
        sql(
                "insert into tool (tenant_id, client_id, name, initiate_login_uri, target_link_uri, redirect_uris, custom_parameters, "
                        + "xapi_grant, enabled) values (:t, gen_random_uuid(), 'ドリル', 'https://drill.example', 'https://drill.example', "
                        + "'{}', '{}', false, true)");
        sql("insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, declared, label, score_maximum) "
                + "select tenant_id, gen_random_uuid(), client_id, gen_random_uuid(), false, '小テスト', 10 from tool "
                + "where tenant_id = :t");
        sql(
                "insert into lti_result (tenant_id, line_item_id, person_id, score_given, score_maximum, activity_progress, "
                        + "grading_progress, comment, scored_at) select tenant_id, line_item_id, '" + taro
                        + "', 8, 10, 'Completed', "
                        + "'FullyGraded', 'よくがんばった太郎さん', now() from lti_line_item where tenant_id = :t");
    }

    void sql(String sql) {
        owner.jdbc().sql(sql).param("t", tenant.id()).update();
    }

    JsonNode dryRun(String wanted) {
        HttpResponse<String> counted = http.post(tenant, "/api/v1/erasures", wanted);
        assertThat(counted.statusCode()).as(counted.body()).isEqualTo(201);
        return JSON.readTree(counted.body());
    }

    /** Dry run, confirmation, and the end. */
    JsonNode erase(String wanted) {
        JsonNode counted = dryRun(wanted);
        String path = "/api/v1/erasures/" + counted.path("erasureId").asLong();
        HttpResponse<String> begun = http.post(tenant, path, "{\"statements\":" + toConfirm(wanted, counted) + "}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        JSON.readTree(get(path).body()).path("state").asString().equals("DONE"));
        return JSON.readTree(get(path).body());
    }

    private static long toConfirm(String wanted, JsonNode counted) {
        if (!wanted.contains("dataClass")) {
            return counted.at("/counted/STATEMENTS").asLong();
        }
        long sum = 0;
        for (JsonNode count : counted.path("counted")) {
            sum += count.asLong();
        }
        return sum;
    }

    /** Rows of the tenant, in any table, that hold a text, be it within bytes. */
    List<String> rowsThatHold(String text) {
        return rowsThatHold(text, ELSEWHERE);
    }

    List<String> rowsThatHold(String text, Set<String> elsewhere) {
        String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        List<String> rows = new ArrayList<>();
        for (String table : owner.jdbc().sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                        """).query(String.class).list()) {
            if (!elsewhere.contains(table)) {
                rows.addAll(owner.jdbc()
                        .sql(
                                "select '" + table + ' '
                                        + "' || r::text || ' ' || coalesce(convert_from(decode(substring(r::text from "
                                        + "'\\\\x([0-9a-f]{40,})'), 'hex'), 'UTF8'), '') from " + table
                                        + " r where tenant_id = :t and (r::text like '%' || :text || '%' or r::text like '%' || :hex || '%')")
                        .param("t", tenant.id())
                        .param("text", text)
                        .param("hex", hex)
                        .query(String.class)
                        .list());
            }
        }
        return rows;
    }

    HttpRequest.Builder post(String path, String json) {
        return http.request(path)
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    HttpResponse<String> get(String path) {
        return http.send(http.request(tenant, path).header("X-Experience-API-Version", "1.0.3"));
    }

    String store(String statement) {
        return store(HubHttp.basic(tenant.key(), tenant.secret()), statement);
    }

    String store(String authorization, String statement) {
        HttpResponse<String> answer =
                http.send(post("/xapi/statements", statement).header("Authorization", authorization));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path(0).asString();
    }

    String agent(UUID person) {
        return "{\"account\":{\"homePage\":\"" + links.personSource() + "\",\"name\":\"" + person + "\"}}";
    }

    static String statement(String actor, String more) {
        return "{\"actor\":" + actor + ",\"verb\":{\"id\":\"https://verbs.example/did\"},"
                + "\"object\":{\"id\":\"https://drill.example/q\"}" + more + "}";
    }

    static String about(String actor, String object) {
        return "{\"actor\":" + actor + ",\"verb\":{\"id\":\"https://verbs.example/saw\"},\"object\":"
                + (object.contains("objectType") ? object : object.replaceFirst("\\{", "{\"objectType\":\"Agent\","))
                + "}";
    }

    static String reference(String id) {
        return "{\"objectType\":\"StatementRef\",\"id\":\"" + id + "\"}";
    }

    String voiding(UUID by, String target) {
        return "{\"actor\":" + agent(by) + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},\"object\":"
                + reference(target) + "}";
    }

    String statePath(UUID of, String id) {
        return "/xapi/activities/state?activityId=https://drill.example/q&stateId=" + id + "&agent="
                + encoded(agent(of));
    }

    void putState(UUID of, String id) {
        HttpResponse<String> answer = http.send(http.request(tenant, statePath(of, id))
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("page 1")));
        assertThat(answer.statusCode()).as(answer.body()).isIn(204, 503);
    }

    HttpResponse<String> state(UUID of, String id) {
        return get(statePath(of, id));
    }

    List<String> streamed() {
        return get("/api/v1/statements/stream")
                .body()
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.has("statement"))
                .map(line -> line.at("/statement/id").asString())
                .toList();
    }

    void awaitFacts(UUID person, int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> facts(person) == count);
    }

    long facts(UUID person) {
        return number("select count(*) from fact_statement where tenant_id = :t and person_id = :p", person);
    }

    long answered(UUID person) {
        return number(
                "select coalesce(sum(answered), 0) from fact_day where tenant_id = :t and person_id = :p", person);
    }

    long number(String sql, UUID person) {
        return owner.jdbc()
                .sql(sql)
                .param("t", tenant.id())
                .param("p", person)
                .query(Long.class)
                .single();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
