package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.records.RecordStage;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Who decides whose records are that nobody was found for, and what becomes of them. */
@HubTest
@Import(TestImports.class)
class IdentityDeskTest extends IdentityDeskStage {
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
}
