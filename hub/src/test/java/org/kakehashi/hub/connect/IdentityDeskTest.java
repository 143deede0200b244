package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.records.RecordLog;
import org.kakehashi.hub.records.RecordStage;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who decides whose records are that nobody was found for, and what becomes of them. */
@HubTest
@Import(TestImports.class)
class IdentityDeskTest {
    private static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    private static final UUID HANAKO = UUID.fromString("00000002-0000-4000-8000-000000000002");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final String DECIDE = "/api/v1/identities/decisions";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    RecordImports records;

    @Autowired
    RecordLog log;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void threeDaysOfSomebodyUnknown() throws IOException {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        attendance("x-999,2026-05-11,病欠\nx-999,2026-05-12,出席\nx-999,2026-06-01,遅刻\n");
    }

    @Test
    void keysAreListedWithoutWhatTheRecordsSay() {
        var answer = http.get(tenant, "/api/v1/identities");
        assertThat(answer.body()).doesNotContain("病欠", "ABSENT_SICK", "発熱");
        JsonNode line = json(answer.body()).at("/keys/0/waiting");
        assertThat(line.at("/key/value").asString()).isEqualTo("x-999");
        assertThat(line.at("/records").asInt()).isEqualTo(3);
        assertThat(line.at("/kinds/0").asString()).isEqualTo("ATTENDANCE");
        assertThat(detail().at("/why").asString()).isEqualTo("NOBODY");
    }

    @Test
    void afterADecisionTheRecordsApplyAndLaterOnesToo() throws IOException {
        long seen = changes(0).upTo();
        assertThat(decide(HANAKO.toString(), "", 0)).isEqualTo(201);
        awaitAttendance(HANAKO, 3);
        assertThat(count("quarantined_record")).isZero();
        assertThat(changes(seen).days()).hasSize(3);
        attendance("x-999,2026-06-02,出席\n");
        assertThat(attendanceOf(HANAKO)).isEqualTo(4);
        // The roster comes again, and what was decided stays.
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        attendance("x-999,2026-06-02,遅刻\n");
        assertThat(attendanceOf(HANAKO)).isEqualTo(4);
        assertThat(count("quarantined_record")).isZero();
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'records.decide-identity' and person_id = ?",
                        tenant.id(),
                        HANAKO))
                .isEqualTo(1);
    }

    @Test
    void aDecisionIsUndoneAndTheDaysAreWorkedOutAnew() throws IOException {
        decide(HANAKO.toString(), "", 0);
        awaitAttendance(HANAKO, 3);
        attendance("x-999,2026-06-02,出席\n");
        long seen = changes(0).upTo();
        assertThat(undo()).isEqualTo(204);
        assertThat(attendanceOf(HANAKO)).isZero();
        assertThat(changes(seen).days()).hasSize(4);
        assertThat(detail().at("/line/waiting/records").asInt()).isEqualTo(4);
        assertThat(count("decided_record")).isZero();
        assertThat(imports.count(
                        "select count(*) from identity_link where tenant_id = ? and source_key = 'x-999'", tenant.id()))
                .isZero();
        assertThat(undo()).isEqualTo(409);
        // Now it is somebody else.
        assertThat(decide(TARO.toString(), "", lastDecision())).isEqualTo(201);
        awaitAttendance(TARO, 4);
    }

    @Test
    void aDecisionFromADayOnLeavesEarlierRecordsWaiting() {
        assertThat(decide(HANAKO.toString(), "2026-06-01", 0)).isEqualTo(201);
        awaitAttendance(HANAKO, 1);
        assertThat(detail().at("/line/waiting/records").asInt()).isEqualTo(2);
        // Before, the key was another pupil's.
        assertThat(decide(TARO.toString(), "", lastDecision())).isEqualTo(201);
        awaitAttendance(TARO, 2);
        assertThat(attendanceOf(HANAKO)).isEqualTo(1);
        assertThat(count("quarantined_record")).isZero();
    }

    @Test
    void whatIsNobodysIsLeftOutAndComesBack() throws IOException {
        assertThat(post("nobody", "", "", 0)).isEqualTo(400);
        assertThat(post("nobody", "", "試験の番号", 0)).isEqualTo(201);
        assertThat(json(http.get(tenant, "/api/v1/identities").body())
                        .at("/count")
                        .asInt())
                .isZero();
        attendance("x-999,2026-05-11,病欠\nx-999,2026-06-03,出席\n");
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        assertThat(json(http.get(tenant, "/api/v1/identities").body())
                        .at("/count")
                        .asInt())
                .isZero();
        assertThat(http.get(tenant, DECIDE).body()).contains("試験の番号");
        assertThat(undo()).isEqualTo(204);
        assertThat(detail().at("/line/waiting/records").asInt()).isEqualTo(4);
    }

    @Test
    void ofTwoWhoDecideTheSecondIsTold() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Callable<Integer> taro = () -> decide(TARO.toString(), "", 0);
            Callable<Integer> hanako = () -> decide(HANAKO.toString(), "2026-05-01", 0);
            List<Future<Integer>> answers = two.invokeAll(List.of(taro, hanako));
            assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
                    .containsExactlyInAnyOrder(201, 409);
        }
        assertThat(count("identity_decision")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"サトウ ハナコ", "さとう　はなこ", "ｻﾄｳﾊﾅｺ"})
    void aPupilIsProposedByClassNumberAndKana(String kana) {
        hinted("３年１組", 1, kana);
        JsonNode proposals = detailOf("hinted").at("/line/proposals");
        assertThat(proposals).hasSize(1);
        assertThat(proposals.at("/0/personId").asString()).isEqualTo(HANAKO.toString());
        assertThat(proposals.at("/0/className").asString()).isEqualTo("3年1組");
        // Nothing happens by itself.
        assertThat(attendanceOf(HANAKO)).isZero();
    }

    @Test
    void nobodyIsProposedWhoseNumberOrDayDiffers() {
        hinted("3年1組", 2, "サトウ ハナコ");
        assertThat(detailOf("hinted").at("/line/proposals")).isEmpty();
        hinted("3年1組", 12, "ヤマダ タロウ");
        // In May he was still number 2 of the other school's class.
        assertThat(detailOf("hinted").at("/line/proposals")).isEmpty();
    }

    @Test
    void aKeyOfSeveralPersonsIsDecidedForOneSource() throws IOException {
        RosterFiles other = RosterFiles.good().withCell("users.csv", 3, "username", "e260301");
        imports.run(
                tenant,
                "oneroster-csv",
                "second",
                other.withCell("users.csv", 2, "username", "z").zipInto(directory),
                "");
        attendance("e260301,2026-05-11,病欠\n");
        JsonNode detail = detailOf("e260301");
        assertThat(detail.at("/why").asString()).isEqualTo("SEVERAL");
        assertThat(detail.at("/holders").valueStream().map(one -> one.at("/name")
                        .asString()))
                .contains("山田 太郎", "佐藤 花子");
        assertThat(postKey("e260301", TARO.toString(), "", "", 0)).isEqualTo(201);
        awaitAttendance(TARO, 1);
    }

    @Test
    void keysOfSchoolsWaitForTheRosterAndNotForAPerson() {
        apply(new SchoolRecord(
                new Origin("calendar.csv", 2),
                RecordKind.SCHOOL_CALENDAR,
                new Subject(SubjectScheme.SCHOOL_CODE, "b-999", null),
                "calendar-" + DAY,
                DAY,
                Map.of("dayKind", "LESSONS")));
        assertThat(count("quarantined_record")).isEqualTo(4);
        String listed = http.get(tenant, "/api/v1/identities").body();
        assertThat(listed).contains("x-999").doesNotContain("b-999");
        assertThat(json(listed).at("/count").asInt()).isEqualTo(1);
        long id = imports.count(
                "select quarantine_id from quarantined_record where tenant_id = ? and person_key = 'b-999'",
                tenant.id());
        assertThat(http.get(tenant, "/api/v1/identities/" + id).statusCode()).isEqualTo(404);
        for (String person : List.of(HANAKO.toString(), "nobody")) {
            var answer = http.post(tenant, DECIDE, """
                    {"source":"kiosk","scheme":"SCHOOL_CODE","key":"b-999","person":"%s","reason":"-","seen":0}
                    """.formatted(person));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        assertThat(count("identity_decision")).isZero();
    }

    @Test
    void keysAreListedPageByPageAndCountedAsFarAsAThousand() {
        apply(IntStream.range(0, 1001)
                .mapToObj(n -> new SchoolRecord(
                        new Origin("kiosk.csv", n + 2),
                        RecordKind.ATTENDANCE,
                        new Subject(SubjectScheme.LOCAL_IDENTIFIER, "k-%04d".formatted(n % 1000), null),
                        "many-" + n,
                        DAY,
                        Map.of("status", "PRESENT")))
                .toArray(SchoolRecord[]::new));
        JsonNode page = json(http.get(tenant, "/api/v1/identities").body());
        // A thousand of the kiosk, and the school's one.
        assertThat(page.at("/count").asInt()).isEqualTo(1000);
        assertThat(page.at("/more").asBoolean()).isTrue();
        assertThat(page.at("/keys/0/waiting/records").asInt()).isEqualTo(2);
        List<String> all = new ArrayList<>();
        while (true) {
            page.at("/keys")
                    .forEach(line -> all.add(line.at("/waiting/key/value").asString()));
            if (page.at("/next").isNull()) {
                break;
            }
            page = json(http.get(
                            tenant,
                            "/api/v1/identities?after=" + page.at("/next").asLong())
                    .body());
        }
        assertThat(all).hasSize(1001).doesNotHaveDuplicates().isSorted().endsWith("k-0999", "x-999");
    }

    @Test
    void whoHasAnEmailInTheRostersIsShown() throws IOException {
        RosterFiles city = RosterFiles.good().withCell("users.csv", 3, "email", "one@example.ed.jp");
        imports.roster(tenant, city.zipInto(directory));
        RosterFiles second = RosterFiles.good().withCell("users.csv", 2, "email", "One@example.ed.jp");
        imports.run(tenant, "oneroster-csv", "second", second.zipInto(directory), "");
        apply(new SchoolRecord(
                new Origin("kiosk.csv", 2),
                RecordKind.ATTENDANCE,
                new Subject(SubjectScheme.EMAIL, "one@example.ed.jp", null),
                "email-" + DAY,
                DAY,
                Map.of("status", "PRESENT")));
        JsonNode detail = detailOf("one@example.ed.jp");
        assertThat(detail.at("/why").asString()).isEqualTo("SEVERAL");
        assertThat(detail.at("/holders").valueStream().map(one -> one.at("/name")
                        .asString()))
                .containsExactlyInAnyOrder("山田 太郎", "佐藤 花子");
    }

    @Test
    void aDecisionDuringAPushHoldsForWhatIsPushed() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> decided = transactions.inTenant(tenant.id(), () -> {
                RecordStage stage = records.openWithin(tenant.id(), 1, "school", null, finding -> {});
                stage.accept(new SchoolRecord(
                        new Origin("push", 1),
                        RecordKind.ATTENDANCE,
                        new Subject(SubjectScheme.USERNAME, "x-999", null),
                        "pushed",
                        DAY,
                        Map.of("status", "PRESENT")));
                stage.finish();
                Future<Integer> answer = other.submit(() -> decide(HANAKO.toString(), "", 0));
                // It waits for the push, or is through already if it doesn't.
                Awaitility.await().until(() -> answer.isDone() || waitsForALock());
                stage.apply();
                return answer;
            });
            assertThat(decided.get()).isEqualTo(201);
        }
        awaitAttendance(HANAKO, 4);
        assertThat(count("quarantined_record")).isZero();
    }

    private boolean waitsForALock() {
        return imports.count("""
                        select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = ?::int::oid
                        """, tenant.id()) > 0;
    }

    @Test
    void aUserWhoBecameSomebodyElseIsShown() throws IOException {
        RosterFiles changed = RosterFiles.good()
                .withCell("users.csv", 3, "userMasterIdentifier", "00000099-0000-4000-8000-000000000099");
        imports.run(tenant, "oneroster-csv", "city", changed.zipInto(directory), "&setting.largestDrop=100");
        JsonNode one =
                json(http.get(tenant, "/api/v1/identities/conflicts").body()).at("/changed/0");
        assertThat(one.at("/change/user").asString()).isEqualTo("pupil-hanako");
        assertThat(one.at("/change/before").asString()).isEqualTo(HANAKO.toString());
    }

    private void attendance(String rows) throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "番号,日付,出欠\n" + rows, StandardCharsets.UTF_8);
        String mapping = """
                {"record":"attendance","personScheme":"USERNAME","fields":{"person":{"column":"番号"},"date":{"column":"日付"},
                "status":{"column":"出欠","codes":{"病欠":"ABSENT_SICK","出席":"PRESENT","遅刻":"LATE"}}}}""";
        JsonNode run = imports.run(
                tenant,
                "school-affairs-csv",
                "school",
                file,
                "&setting.mapping.json=" + java.net.URLEncoder.encode(mapping, StandardCharsets.UTF_8));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("APPLIED");
    }

    /** A record with a hint, as a connector gives it. */
    private void hinted(String className, int number, String kana) {
        apply(new SchoolRecord(
                new Origin("kiosk.csv", 2),
                RecordKind.ATTENDANCE,
                new Subject(SubjectScheme.LOCAL_IDENTIFIER, "hinted", new PersonHint(className, number, kana)),
                "hinted-" + DAY,
                DAY,
                Map.of("status", "PRESENT")));
    }

    private void apply(SchoolRecord... rows) {
        RecordStage stage = records.open(tenant.id(), 1, "kiosk", null, finding -> {});
        List.of(rows).forEach(stage::accept);
        stage.finish();
        transactions.run(tenant.id(), stage::apply);
        stage.discard();
    }

    private int decide(String person, String from, long seen) {
        return post(person, from, "", seen);
    }

    private int post(String person, String from, String reason, long seen) {
        return postKey("x-999", person, from, reason, seen);
    }

    private int postKey(String key, String person, String from, String reason, long seen) {
        return http.post(tenant, DECIDE, """
                        {"source":"school","scheme":"USERNAME","key":"%s","person":"%s","from":"%s","reason":"%s","seen":%d}
                        """.formatted(key, person, from, reason, seen))
                .statusCode();
    }

    private int undo() {
        return http.post(tenant, DECIDE + "/" + newest() + "/undo", "").statusCode();
    }

    private long newest() {
        return json(http.get(tenant, DECIDE).body()).at("/0/decision/id").asLong();
    }

    private long lastDecision() {
        return detail().at("/line/waiting/lastDecision").asLong();
    }

    private JsonNode detail() {
        return detailOf("x-999");
    }

    private JsonNode detailOf(String key) {
        JsonNode keys = json(http.get(tenant, "/api/v1/identities").body()).at("/keys");
        long id = keys.valueStream()
                .map(line -> line.at("/waiting"))
                .filter(line -> line.at("/key/value").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(keys.toString()))
                .at("/id")
                .asLong();
        return json(http.get(tenant, "/api/v1/identities/" + id).body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private RecordLog.Changes changes(long after) {
        return transactions.readOnly(tenant.id(), () -> log.read(tenant.id(), after, 1000));
    }

    private void awaitAttendance(UUID person, int days) {
        Awaitility.await().until(() -> attendanceOf(person) == days);
    }

    private long attendanceOf(UUID person) {
        return imports.count(
                "select count(*) from attendance where tenant_id = ? and person_id = ?", tenant.id(), person);
    }

    private long count(String table) {
        return imports.count("select count(*) from " + table + " where tenant_id = ?", tenant.id());
    }
}
