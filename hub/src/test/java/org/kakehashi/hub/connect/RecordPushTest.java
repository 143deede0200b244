package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/records/{kind}}. */
@HubTest
@Import(TestImports.class)
class RecordPushTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    private static final UUID HANAKO = UUID.fromString("00000002-0000-4000-8000-000000000002");

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenantWithARoster() throws IOException {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
    }

    @Test
    void eachRowSaysWhatBecameOfIt() {
        String rows = "["
                + row(TARO, "\"status\": \"PRESENT\"") + ","
                + row(HANAKO, "\"status\": \"SLEEPY\"") + ","
                + row(UUID.randomUUID(), "\"status\": \"LATE\", \"minutesLate\": 5") + "]";
        JsonNode answer = ok(push("attendance", "a", rows));
        assertThat(statuses(answer)).containsExactly("changed", "failed", "quarantined");
        assertThat(answer.at("/rows/1/findings/0/code").asString()).isEqualTo("code.unknown");
        assertThat(answer.at("/rows/1/findings/0/field").asString()).isEqualTo("/status");
        assertThat(answer.at("/rows/2/findings/0/code").asString()).isEqualTo("records.unknown-person");
        assertThat(answer.get("counts").toString())
                .isEqualTo("{\"read\":3,\"changed\":1,\"unchanged\":0,\"quarantined\":1,\"failed\":1}");

        JsonNode run = imports.finished(tenant, answer.get("importId").asLong());
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.get("findingCount").asInt()).isEqualTo(2);
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'connect.push-records'",
                        tenant.id()))
                .isEqualTo(1);
        assertThat(statuses(ok(push("attendance", "b", "[" + row(TARO, "\"status\": \"PRESENT\"") + "]"))))
                .containsExactly("unchanged");
    }

    @Test
    void linesOfJsonAreABatchAsWellAndOfRowsWithOneKeyTheLastCounts() {
        String mood = "\"half\": \"MORNING\", \"weather\": \"%s\", \"sourceKey\": \"k1\"";
        JsonNode answer =
                ok(push("mood", "a", row(TARO, mood.formatted("SUNNY")) + "\n" + row(TARO, mood.formatted("RAINY"))));
        assertThat(statuses(answer)).containsExactly("unchanged", "changed");
        assertThat(answer.at("/rows/0/findings/0/code").asString()).isEqualTo("records.twice");
        assertThat(imports.count("select count(*) from mood where tenant_id = ? and weather = 'RAINY'", tenant.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lesson-mood | \"period\": 3, \"weather\": \"SUNNY\"",
                "observation | \"author\": \"佐藤\", \"category\": \"LIFE\", \"text\": \"よくあいさつした\"",
                "guidance | \"kind\": \"相談\", \"text\": \"友だちのこと\"",
                "health-check | \"term\": \"1学期\", \"height\": 140.5, \"visionRight\": \"A\"",
                "survey-answer | \"instrument\": \"学校生活\", \"question\": \"Q1\", \"answer\": \"はい\"",
                "test-result | \"instrument\": \"学力調査\", \"schoolYear\": 2026, \"subject\": \"算数\", \"score\": 12",
                "support-centre | \"timeFrom\": \"9:00\", \"timeTo\": \"11:30:00\", \"facility\": \"ひだまり\"",
                "online-lesson | \"meeting\": \"m-1\", \"joined\": \"10:02\", \"minutes\": 40",
                "nurse-visit | \"timeIn\": \"10:00\", \"kind\": \"INJURY\", \"temperature\": 36.5"
            })
    void everyKindAboutAPersonIsTaken(String kind, String fields) {
        JsonNode answer = ok(push(kind, "a", "[" + row(TARO, fields) + "]"));
        assertThat(statuses(answer)).as(answer.toString()).containsExactly("changed");
        assertThat(statuses(ok(push(kind, "b", "[" + row(TARO, fields) + "]")))).containsExactly("unchanged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "teaching-record | CLASS_SOURCED_ID | %c | \"period\": \"1\", \"unit\": \"分数\"",
                "timetable | CLASS_NAME | %s/%t | \"period\": \"1\", \"subject\": \"算数\", \"timeFrom\": \"8:45\"",
                "school-calendar | SCHOOL_CODE | %s | \"dayKind\": \"LESSONS\"",
                "school-calendar | SCHOOL_SOURCED_ID | %o | \"dayKind\": \"DAY_OFF\", \"event\": \"開校記念日\""
            })
    void classesAndSchoolsAreSubjectsToo(String kind, String scheme, String key, String fields) {
        String of = key.replace("%c", text("select min(sourced_id) from school_class where tenant_id = ?"))
                .replace("%t", text("select title from school_class where tenant_id = ? order by sourced_id limit 1"))
                .replace(
                        "%s",
                        text("select min(o.identifier) from org o join school_class c on c.tenant_id = o.tenant_id "
                                + "and c.school_sourced_id = o.sourced_id where o.tenant_id = ?"))
                .replace("%o", text("select min(sourced_id) from org where tenant_id = ? and type = 'school'"));
        String row = "[{\"about\": {\"scheme\": \"%s\", \"key\": \"%s\"}, \"date\": \"2026-05-11\", %s}]"
                .formatted(scheme, of, fields);
        assertThat(statuses(ok(push(kind, "a", row)))).as(of).containsExactly("changed");
        String unknown = row.replace("\"" + of + "\"", "\"nowhere/none\"");
        JsonNode answer = ok(push(kind, "b", unknown));
        assertThat(statuses(answer)).containsExactly("quarantined");
        assertThat(answer.at("/rows/0/findings/0/code").asString()).isEqualTo("records.unknown-place");
    }

    @Test
    void aPersonIsKnownByTheRostersEMailInAnyCase() {
        imports.change(
                "update roster_user set email = 'Taro@example.jp' where tenant_id = ? and master_identifier = ?",
                tenant.id(),
                TARO);
        imports.change(
                "insert into identity_link (tenant_id, source, source_key, valid_from, person_id) "
                        + "values (?, 'email:city', 'taro@example.jp', '-infinity', ?)",
                tenant.id(),
                TARO);
        String row = row(TARO, "\"meeting\": \"m\", \"joined\": \"10:00\"")
                .replace("MASTER_IDENTIFIER", "EMAIL")
                .replace(TARO.toString(), "TARO@example.jp");
        assertThat(statuses(ok(push("online-lesson", "a", "[" + row + "]")))).containsExactly("changed");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndDoesNothingTwice() {
        String rows = "[" + row(TARO, "\"status\": \"PRESENT\"") + "]";
        String first = push("attendance", "a", rows).body();
        String before = imports.fingerprint(tenant);
        assertThat(push("attendance", "a", rows).body()).isEqualTo(first);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        HttpResponse<String> other = push("attendance", "a", rows.replace("PRESENT", "LATE"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
    }

    @Test
    void ofConcurrentRequestsWithOneKeyOneIsDoneAndAllGetItsAnswer() {
        String rows = "[" + row(TARO, "\"status\": \"PRESENT\"") + "]";
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> push("attendance", "a", rows)))
                .toList();
        List<String> answers =
                all.stream().map(one -> one.join().body()).distinct().toList();
        assertThat(answers).hasSize(1);
        assertThat(imports.count(
                        "select count(*) from import_run where tenant_id = ? and connector = 'push'", tenant.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[", "{\"a\":1", "[{}] x", "[{\"a\":1,\"a\":2}]", "[{\"a\":\"\\"})
    void aBodyThatCantBeReadChangesNothing(String body) {
        String before = imports.fingerprint(tenant);
        int status = push("attendance", "a", body).statusCode();
        assertThat(status).isEqualTo(body.isEmpty() ? 200 : 400);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | push.shape",
                "{\"about\": 5} | push.shape",
                "{\"about\": {\"scheme\": \"SCHOOL_CODE\", \"key\": \"1\"}} | push.about",
                "{\"about\": {\"scheme\": \"USERNAME\", \"key\": \"a\"}, \"date\": \"5/11\", \"status\": \"LATE\"} | date.format",
                "{\"about\": {\"scheme\": \"USERNAME\", \"key\": \"a\"}, \"date\": \"2026-05-11\", \"status\": true} | push.shape",
                "{\"about\": {\"scheme\": \"USERNAME\", \"key\": \"a\"}, \"state\": \"LATE\"} | push.unknown-field",
                "{\"about\": {\"scheme\": \"USERNAME\"}, \"date\": \"2026-05-11\", \"status\": \"LATE\"} | cell.required"
            })
    void aRowOfTheWrongShapeFailsAndTheOthersStand(String bad, String code) {
        JsonNode answer = ok(push("attendance", "a", "[" + bad + "," + row(TARO, "\"status\": \"LATE\"") + "]"));
        assertThat(statuses(answer)).containsExactly("failed", "changed");
        assertThat(answer.at("/rows/0/findings").toString()).contains(code);
    }

    @Test
    void aCharacterThatTheDatabaseCantHoldIsReplaced() {
        JsonNode answer =
                ok(push("attendance", "a", "[" + row(TARO, "\"status\": \"LATE\", \"reason\": \"a\\u0000b\"") + "]"));
        assertThat(statuses(answer)).containsExactly("changed");
        JsonNode observed = ok(push(
                "observation",
                "b",
                "[" + row(TARO, "\"author\": \"a\\u0000\", \"category\": \"LIFE\", \"text\": \"b\\u0000\"") + "]"));
        assertThat(statuses(observed)).containsExactly("changed");
    }

    @Test
    void aThousandRowsAreABatchAndMoreAreNot() {
        String row = row(TARO, "\"status\": \"LATE\"");
        assertThat(push("attendance", "a", "[" + String.join(",", java.util.Collections.nCopies(1001, row)) + "]")
                        .statusCode())
                .isEqualTo(400);
        JsonNode answer = ok(push("attendance", "a", String.join("\n", java.util.Collections.nCopies(1000, row))));
        assertThat(answer.at("/counts/read").asInt()).isEqualTo(1000);
        assertThat(answer.at("/counts/changed").asInt()).isEqualTo(1);
    }

    @Test
    void healthAndGuidanceNeedAScopeOfTheirOwn() {
        tenants.client(tenant.id(), "plain", EnumSet.of(Permission.PUSH_RECORDS));
        TestTenant plain = new TestTenant(tenant.id(), tenant.slug(), "plain", "secret-of-plain");
        assertThat(push(plain, "attendance", "a", "[" + row(TARO, "\"status\": \"LATE\"") + "]")
                        .statusCode())
                .isEqualTo(200);
        for (String kind : List.of("health-check", "nurse-visit", "guidance", "support-centre")) {
            assertThat(push(plain, kind, "b", "[]").statusCode()).as(kind).isEqualTo(403);
        }
        tenants.client(tenant.id(), "facts", EnumSet.of(Permission.READ_FACTS));
        TestTenant other = new TestTenant(tenant.id(), tenant.slug(), "facts", "secret-of-facts");
        assertThat(push(other, "attendance", "a", "[]").statusCode()).isEqualTo(403);
        assertThat(push("no-such-kind", "a", "[]").statusCode()).isEqualTo(404);
    }

    @Test
    void aSourceOfAnotherSystemIsRefused() {
        String rows = "[" + row(TARO, "\"status\": \"LATE\"") + "]";
        ok(push("attendance", "a", rows));
        tenants.client(tenant.id(), "second-" + tenant.slug(), EnumSet.of(Permission.PUSH_RECORDS));
        String key = "second-" + tenant.slug();
        TestTenant second = new TestTenant(tenant.id(), tenant.slug(), key, "secret-of-" + key);
        HttpResponse<String> refused = push(second, "attendance", "a", rows);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("source: another system's");
        ok(push("attendance", "b", rows));
        ok(send(second, "/api/v1/records/attendance?source=own", "a", rows));

        String uploaded = text("select min(source) from import_run where tenant_id = ? and connector <> 'push'");
        String instance = """
                {"name": "n", "connector": "school-affairs-rest", "source": "office",
                "settings": {"url": "https://a.example/", "mapping": "{}"}}""";
        assertThat(http.post(tenant, "/api/v1/connectors", instance).statusCode())
                .isEqualTo(201);
        for (String source : List.of(uploaded, "office")) {
            assertThat(send(second, "/api/v1/records/attendance?source=" + source, "c", rows)
                            .statusCode())
                    .as(source)
                    .isEqualTo(403);
        }
    }

    @Test
    void aClientPushesForNoOtherPurposeThanItsOwn() {
        String key = "teacher-" + tenant.slug();
        tenants.client(tenant.id(), key, EnumSet.of(Permission.PUSH_RECORDS), "teaching");
        TestTenant client = new TestTenant(tenant.id(), tenant.slug(), key, "secret-of-" + key);
        String path = "/api/v1/records/attendance?source=own";
        assertThat(send(client, path + "&purpose=school-affairs", "a", "[]").statusCode())
                .isEqualTo(403);
        ok(send(client, path + "&purpose=teaching", "b", "[]"));
        ok(send(client, path, "c", "[]"));
    }

    @Test
    void aBatchNeedsAKeyAndASourceAndAPurposeThatThereIs() {
        assertThat(http.post(tenant, "/api/v1/records/mood?source=s", "[]").statusCode())
                .isEqualTo(400);
        for (String query : List.of("source=", "source=s&purpose=none", "source=s&rosterSource=%20")) {
            assertThat(send(tenant, "/api/v1/records/mood?" + query, "a", "[]").statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatWaitsIsAppliedOnceTheRosterHasIt() throws IOException {
        TestTenant empty = tenants.create();
        JsonNode answer = ok(push(
                empty,
                "observation",
                "a",
                "[" + row(TARO, "\"author\": \"佐藤\", \"category\": \"LIFE\", \"text\": \"x\"") + "]"));
        assertThat(statuses(answer)).containsExactly("quarantined");
        imports.roster(empty, RosterFixture.GOOD.zipInto(directory));
        org.awaitility.Awaitility.await()
                .until(() -> imports.count("select count(*) from school_record where tenant_id = ?", empty.id()) == 1);
        assertThat(statuses(ok(push(
                        empty,
                        "observation",
                        "b",
                        "[" + row(TARO, "\"author\": \"佐藤\", \"category\": \"LIFE\", \"text\": \"x\"") + "]"))))
                .containsExactly("unchanged");
    }

    @Test
    void whoAPersonMayBeIsSaidBesideTheKey() {
        String row = row(UUID.randomUUID(), "\"status\": \"LATE\"")
                .replace("MASTER_IDENTIFIER", "LOCAL_IDENTIFIER")
                .replace("\"}, ", "\", \"className\": \"3年1組\", \"attendanceNumber\": 12, \"kanaName\": \"アオキ ソラ\"}, ");
        assertThat(statuses(ok(push("attendance", "a", "[" + row + "]")))).containsExactly("quarantined");
        assertThat(text("select concat_ws('/', hint_class, hint_number, hint_kana) from quarantined_record"
                        + " where tenant_id = ?"))
                .isEqualTo("3年1組/12/アオキ ソラ");

        // A hint that is none is no reason to refuse a row; of a class there is none to give.
        String odd = row.replace(": 12", ": \"twelve\"").replace("2026-05-11", "2026-05-12");
        assertThat(statuses(ok(push("attendance", "b", "[" + odd + "]")))).containsExactly("quarantined");
        JsonNode ofClass = ok(push(
                "timetable",
                "c",
                "[{\"about\": {\"scheme\": \"CLASS_SOURCED_ID\", \"key\": \"c\", \"kanaName\": \"ア\"},"
                        + " \"date\": \"2026-05-11\", \"period\": \"1\"}]"));
        assertThat(ofClass.at("/rows/0/findings/0/code").asString()).isEqualTo("push.unknown-field");
    }

    private String text(String sql) {
        return imports.text(sql, tenant.id());
    }

    private static String row(UUID person, String fields) {
        return """
                {"about": {"scheme": "MASTER_IDENTIFIER", "key": "%s"}, "date": "2026-05-11", %s}""".formatted(person, fields).replace("\n", "");
    }

    private static List<String> statuses(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .map(row -> row.get("status").asString())
                .toList();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> push(String kind, String key, String body) {
        return push(tenant, kind, key, body);
    }

    private HttpResponse<String> push(TestTenant as, String kind, String key, String body) {
        return send(as, "/api/v1/records/" + kind + "?source=school", key, body);
    }

    private HttpResponse<String> send(TestTenant as, String path, String key, String body) {
        return http.send(http.request(as, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }
}
