package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** The class board, from a statement posted to the LRS to what each kind of person sees. */
@HubTest
class BoardTest {
    private static final Pattern VERSION = Pattern.compile("version=([0-9-]+)");
    private static final String PASSWORD = "kakehashi-test";

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private TestStatements statements = new TestStatements("", "");
    private LocalDate today = LocalDate.EPOCH;
    private UUID classId = UUID.randomUUID();
    private UUID otherClass = UUID.randomUUID();
    private UUID taro = UUID.randomUUID();
    private UUID hana = UUID.randomUUID();
    private final Map<String, Wanted> accounts = new HashMap<>();

    @BeforeEach
    void aSchool() {
        tenant = tenants.create();
        today = SchoolDay.today(clock);
        statements = new TestStatements(links.personSource(), "https://drill.example");
        TestSchool school = school(tenant, "さくら小学校");
        classId = school.homeroom("5年1組");
        otherClass = school.homeroom("5年2組");
        taro = school.person("山田 太郎", "やまだ たろう");
        hana = school.unlinkedPerson("鈴木 花", "すずき はな");
        school.pupil("5年1組", taro, 1);
        school.pupil("5年1組", hana, 2);
        school.attendance(taro, today, "PRESENT");
        school.attendance(hana, today, "ABSENT_SICK");
        school.mood(taro, today, "MORNING", "SUNNY");
        school.visit(taro, today, "10:20", "INTERNAL");
        account("teacher", teacher(school, "5年1組", today.minusDays(30), today), "[]");
        UUID former = teacher(school, "5年1組", today.minusDays(30), today.minusDays(1));
        school.staff(former, "teacher");
        account("former", former, "[]");
        account("other", teacher(school, "5年2組", today.minusDays(30), today), "[]");
        UUID principal = school.person("校長 一郎", null);
        school.staff(principal, "principal");
        account("principal", principal, "[]");
        UUID nurse = school.person("養護 春", null);
        school.staff(nurse, "teacher");
        account("nurse", nurse, "[\"NURSE\"]");
        account("taro", taro, "[]");
    }

    @Test
    void anAnswerStandsOnTheOpenBoardWithinFiveSeconds() {
        HubBrowser teacher = signedIn("teacher");
        String version = versionOf(teacher.get(board(classId, today)).body());
        assertThat(live(teacher, version).statusCode()).isEqualTo(204);
        post(statements.answered(taro, now(), "attempt-1", 1, true));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> live(teacher, version).statusCode() == 200);
        HttpResponse<String> changed = live(teacher, version);
        assertThat(changed.body()).contains("100%").doesNotContain("<html");
        assertThat(changed.body())
                .as("the next refresh and the evidence are of the same day")
                .contains("date=" + today)
                .doesNotContainPattern("date=(&|\")");
        assertThat(live(teacher, versionOf(changed.body())).statusCode()).isEqualTo(204);
    }

    @Test
    void theTeacherSeesTheJoinedRowAndNoMoreOfMoodAndVisitsThanAllowed() {
        String page = signedIn("teacher").get(board(classId, today)).body();
        assertThat(page)
                .contains("山田 太郎", "やまだ たろう", "欠席(病気)", "/assets/weather/sunny.svg", "10:20 内科")
                .doesNotContain("ひみつの一言", "37.8");
    }

    @Test
    void eachFigureLeadsToTheStatementsBehindIt() {
        post(statements.answered(taro, now().minusSeconds(60), "attempt-1", 1, false) + ","
                + statements.answered(taro, now(), "attempt-1", 1, true));
        HubBrowser teacher = signedIn("teacher");
        String list = "/board/evidence?class=" + classId + "&date=" + today + "&person=" + taro;
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> teacher.get(list).body().contains("やり直し"));
        String page = teacher.get(list).body();
        assertThat(page).contains("× 不正解", "最初の回答", "○ 正解", "0% (0/1)");
        Matcher link = Pattern.compile("/board/evidence/statement\\?[^\"]+").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(teacher.get(link.group().replace("&amp;", "&")).body()).contains("&quot;verb&quot;");
        assertThat(teacher.get(list + "&of=mood").body())
                .contains("晴れ", "mood-")
                .doesNotContain("ひみつの一言");
        assertThat(teacher.get(list + "&of=visits").body())
                .contains("10:20", "内科")
                .doesNotContain("37.8");
    }

    @Test
    void aTeacherOfAnotherClassFindsNothing() {
        HubBrowser other = signedIn("other");
        assertThat(other.get(board(classId, today)).statusCode()).isEqualTo(404);
        assertThat(other.get("/board/live?class=" + classId + "&date=" + today).statusCode())
                .isEqualTo(404);
        assertThat(other.get("/board/evidence?class=" + classId + "&date=" + today + "&person=" + taro)
                        .statusCode())
                .isEqualTo(404);
        // A class of one's own doesn't open another class's pupil.
        assertThat(other.get("/board/evidence?class=" + otherClass + "&date=" + today + "&person=" + taro)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoTaughtTheClassUntilYesterdaySeesYesterdayAndNotToday() {
        HubBrowser former = signedIn("former");
        assertThat(former.get(board(classId, today.minusDays(1))).statusCode()).isEqualTo(200);
        assertThat(former.get(board(classId, today)).statusCode()).isEqualTo(404);
    }

    @Test
    void thePrincipalSeesEveryClassOfTheSchool() {
        HubBrowser principal = signedIn("principal");
        assertThat(principal.get(board(classId, today)).body()).contains("山田 太郎", "sunny.svg");
        assertThat(principal.get(board(otherClass, today)).statusCode()).isEqualTo(200);
    }

    @Test
    void theNurseSeesVisitsAndHealthOnly() {
        HubBrowser nurse = signedIn("nurse");
        assertThat(nurse.get(board(classId, today)).body())
                .contains("山田 太郎", "10:20 内科")
                .doesNotContain("weather", "学習時間", "欠席(病気)", "37.8");
        String evidence = "/board/evidence?class=" + classId + "&date=" + today + "&person=" + taro;
        assertThat(nurse.get(evidence + "&of=visits").statusCode()).isEqualTo(200);
        assertThat(nurse.get(evidence + "&of=health").body()).contains("37.8");
        assertThat(nurse.get(evidence + "&of=mood").statusCode()).isEqualTo(404);
        assertThat(nurse.get(evidence).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherTenantsPrincipalFindsNothing() {
        TestTenant home = tenant;
        tenant = tenants.create();
        TestSchool elsewhere = school(tenant, "よその小学校");
        UUID principal = elsewhere.person("校長 よそ", null);
        elsewhere.staff(principal, "principal");
        account("principal", principal, "[]");
        assertThat(signedIn("principal").get(board(classId, today)).statusCode())
                .isEqualTo(404);
        assertThat(http.get(tenant, facts(classId)).statusCode()).isEqualTo(404);
        tenant = home;
        assertThat(http.get(tenant, facts(classId)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPupilSeesTheOwnStudyAndNoBoard() {
        post(statements.answered(taro, now(), "attempt-1", 1, true));
        HubBrowser pupil = signedIn("taro");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> pupil.get("/study/me").body().contains("1問"));
        assertThat(pupil.get(board(classId, today)).statusCode()).isEqualTo(403);
    }

    @Test
    void aPupilWhomTheRosterLearnsOfLaterGetsWhatWasSaidBefore() {
        post(statements.answered(hana, now(), "attempt-1", 1, true));
        HubBrowser teacher = signedIn("teacher");
        String evidence = "/board/evidence?class=" + classId + "&date=" + today + "&person=" + hana;
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> unresolved() == 1);
        assertThat(teacher.get(evidence).body()).contains("この日の学習の記録はありません");
        owner.jdbc()
                .sql("insert into identity_link (tenant_id, source, source_key, valid_from, person_id) "
                        + "values (:t, :source, :key, '-infinity', :person)")
                .param("t", tenant.id())
                .param("source", links.personSource())
                .param("key", hana.toString())
                .param("person", hana)
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> teacher.get(evidence).body().contains("最初の回答"));
        assertThat(unresolved()).isZero();
    }

    @Test
    void aRebuildGivesTheSameFacts() {
        post(statements.answered(taro, now().minusSeconds(90), "attempt-1", 1, false)
                + "," + statements.answered(taro, now().minusSeconds(40), "attempt-1", 1, true)
                + "," + statements.answered(taro, now(), "attempt-2", 2, true));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !allFacts().isEmpty());
        String before = allFacts();
        assertThat(http.post(tenant, "/api/v1/facts/rebuild", "").statusCode()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> allFacts().equals(before));
        assertThat(http.get(tenant, facts(classId)).body())
                .contains("\"personId\":\"" + taro, "\"answered\":2", "\"firstTries\":2", "\"firstTryCorrect\":1");
    }

    @Test
    void theFactsApiPagesByKeyAndRefusesWhatIsTooMuch() {
        post(statements.answered(taro, now(), "attempt-1", 1, true) + ","
                + statements.completed(taro, now(), "attempt-1", 30));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !allFacts().isEmpty());
        assertThat(http.get(tenant, facts(classId) + "&limit=1").body()).contains("\"next\":null");
        assertThat(http.get(tenant, "/api/v1/facts?class=" + classId + "&from=2026-04-01&to=2026-09-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.get(tenant, "/api/v1/facts?class=x&from=2026-04-01&to=2026-04-02")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void openingABoardIsAuditedOnceAndItsRefreshesAreNot() {
        HubBrowser teacher = signedIn("teacher");
        teacher.get(board(classId, today));
        live(teacher, "");
        live(teacher, "");
        assertThat(owner.jdbc()
                        .sql("select count(*) from audit_event where tenant_id = :t and action = 'insight.view-board'")
                        .param("t", tenant.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDateThatIsNoneIsToldSo() {
        assertThat(signedIn("teacher").get("/board?date=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(signedIn("teacher").get("/board?class=none").statusCode()).isEqualTo(404);
    }

    private TestSchool school(TestTenant of, String name) {
        return new TestSchool(owner, of.id(), links.personSource(), name);
    }

    private static UUID teacher(TestSchool school, String title, LocalDate from, LocalDate to) {
        UUID teacher = school.person("先生 " + UUID.randomUUID(), null);
        school.teacher(title, teacher, from, to);
        return teacher;
    }

    /** Who signs in as what; the account is made when first needed, as hashing a password takes its time. */
    private record Wanted(UUID person, String roles) {}

    private void account(String name, UUID person, String roles) {
        accounts.put(name, new Wanted(person, roles));
    }

    private void make(String name, UUID person, String roles) {
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"roles\":%s,\"personId\":\"%s\"}"
                        .formatted(name, PASSWORD, name, roles, person));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private HubBrowser signedIn(String name) {
        Wanted wanted = accounts.remove(name);
        if (wanted != null) {
            make(name, wanted.person(), wanted.roles());
        }
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        return browser;
    }

    private void post(String many) {
        HttpResponse<String> stored = http.send(http.request(tenant, "/xapi/statements")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("[" + many + "]")));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }

    private HttpResponse<String> live(HubBrowser browser, String version) {
        return browser.get("/board/live?class=" + classId + "&date=" + today + "&version=" + version);
    }

    private static String versionOf(String page) {
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).as(page).isTrue();
        return version.group(1);
    }

    private static String board(UUID classId, LocalDate date) {
        return "/board?class=" + classId + "&date=" + date;
    }

    private String facts(UUID of) {
        return "/api/v1/facts?class=" + of + "&from=" + today + "&to=" + today;
    }

    private Instant now() {
        return clock.instant();
    }

    private long unresolved() {
        return owner.jdbc()
                .sql("select count(*) from fact_unresolved where tenant_id = :t")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }

    private String allFacts() {
        return owner.jdbc().sql("""
                        select coalesce(string_agg(f::text, ';' order by person_id, day, activity), '') || coalesce((
                            select string_agg(concat_ws(',', person_id, day, answered, first_tries, first_try_correct, seconds), ';'
                                order by person_id, day) from fact_day where tenant_id = :t), '')
                        from fact f where tenant_id = :t
                        """).param("t", tenant.id()).query(String.class).single();
    }
}
