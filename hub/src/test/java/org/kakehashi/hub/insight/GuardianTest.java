package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.insight.AccessStage.CLASS;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** A guardian sees of the own children what the tenant opens, and of nobody else anything. */
@HubTest
class GuardianTest {
    private static final String SETTING = "/api/v1/guardian-access";
    private static final Map<DataCategory, String> MARKS = Map.of(
            DataCategory.STUDY, "1問",
            DataCategory.ATTENDANCE, ">遅刻<",
            DataCategory.MOOD, "thunder.svg");

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

    private AccessStage stage;
    private LocalDate today = LocalDate.EPOCH;
    private UUID sister = UUID.randomUUID();
    private UUID stranger = UUID.randomUUID();
    private UUID guardian = UUID.randomUUID();

    /** The guardian's entry names the son; the daughter's entry names the guardian. */
    @BeforeEach
    void aGuardianOfTwo() {
        today = SchoolDay.today(clock);
        stage = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        sister = stage.school.person("山田 花", "やまだ はな");
        stage.school.pupil(CLASS, sister, 2);
        stage.school.attendance(sister, today, "ABSENT_SICK");
        stranger = stage.school.person("鈴木 次郎", "すずき じろう");
        stage.school.pupil(CLASS, stranger, 3);
        stage.records(stranger, today);
        guardian = stage.school.person("山田 親", null);
        stage.school.guardian(CLASS, guardian);
        stage.school.agent(guardian, stage.pupil);
        stage.school.agent(sister, guardian);
        stage.account("guardian", guardian, "[]");
    }

    @Test
    void aGuardianOfTwoSeesBothAndNobodyElse() {
        open("\"ATTENDANCE\"");
        HubBrowser browser = stage.browser("guardian");
        assertThat(browser.get("/").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/children"));
        assertThat(browser.get("/children").body()).contains("山田 太郎", "山田 花", "/children?person=" + sister);
        assertThat(page(stage.pupil).body()).contains("山田 太郎 さん", ">遅刻<").doesNotContain("欠席", "鈴木");
        assertThat(page(sister).body()).contains("山田 花 さん", "欠席").doesNotContain(">遅刻<", "鈴木");
        for (String other : new String[] {stranger.toString(), guardian.toString(), UUID.randomUUID() + "", "x"}) {
            HttpResponse<String> answer = browser.get("/children?person=" + other);
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("鈴木");
        }
    }

    @Test
    void nothingIsShownUntilTheTenantOpensIt() {
        assertThat(http.get(stage.tenant, SETTING).body()).isEqualTo("{\"categories\":[]}");
        assertThat(page(stage.pupil).body())
                .contains("いま、このページでご覧いただける情報はありません")
                .doesNotContain(MARKS.values());
        assertThat(stage.audited("insight.view-child")).as("nothing was seen").isZero();
        assertThat(stage.browser("guardian").get("/children?person=" + stranger).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"STUDY", "ATTENDANCE", "MOOD"})
    void eachCategoryIsOpenedByItselfAndClosedAgainFromTheNextRequestOn(DataCategory opened) {
        stage.post(new TestStatements(links.personSource(), "https://drill.example")
                .answered(stage.pupil, clock.instant(), "a", 1, true));
        open("\"STUDY\"");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> page(stage.pupil).body().contains("1問"));
        open("\"" + opened + "\"");
        String body = page(stage.pupil).body();
        assertThat(MARKS)
                .allSatisfy((category, mark) ->
                        assertThat(body.contains(mark)).as(category.name()).isEqualTo(category == opened));
        assertThat(body).doesNotContain("10:20", "37.8", "ひみつの一言");
        open("");
        assertThat(page(stage.pupil).body()).doesNotContain(MARKS.values());
    }

    @Test
    void whatIsOlderThanSevenDaysIsNotShown() {
        stage.school.attendance(sister, today.minusDays(7), "LEFT_EARLY");
        stage.school.attendance(sister, today.minusDays(6), "MOURNING");
        open("\"ATTENDANCE\"");
        assertThat(page(sister).body()).contains("忌引").doesNotContain("早退");
    }

    @Test
    void aRelationThatEndsIsOverWithTheNextRequest() {
        open("\"ATTENDANCE\"");
        assertThat(page(stage.pupil).statusCode()).isEqualTo(200);
        stage.school.noAgents(guardian);
        assertThat(page(stage.pupil).statusCode()).isEqualTo(404);
        assertThat(page(sister).statusCode()).as("she still names the guardian").isEqualTo(200);
        stage.school.noAgents(sister);
        assertThat(stage.browser("guardian").get("/children").body()).contains("お子さまの登録がありません");
    }

    @Test
    void aChildWhoLeftIsNotShown() {
        open("\"ATTENDANCE\"");
        stage.school.leave(stage.pupil, today);
        assertThat(page(stage.pupil).statusCode()).as("still there today").isEqualTo(200);
        stage.school.leave(stage.pupil, today.minusDays(1));
        assertThat(page(stage.pupil).statusCode()).isEqualTo(404);
        assertThat(page(sister).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNoGuardianAnyMoreSeesNobody() {
        open("\"ATTENDANCE\"");
        assertThat(page(sister).statusCode()).isEqualTo(200);
        stage.school.leave(guardian, today.minusDays(1));
        assertThat(page(sister).statusCode())
                .as("before the standing is looked up anew")
                .isIn(403, 404);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> page(sister).statusCode() == 403);
    }

    @Test
    void aRelationInAnotherRosterWithTheSameKeysIsNone() {
        open("\"ATTENDANCE\"");
        owner.jdbc()
                .sql("""
                        insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                            family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                        select tenant_id, 'other', sourced_id, person_id, enabled_user, username, user_ids, given_name, family_name,
                            array[:child], grades, resource_sourced_ids, digest, active, updated_at
                        from roster_user where tenant_id = :t and person_id = :g
                        """)
                .param("child", stranger.toString())
                .param("t", stage.tenant.id())
                .param("g", guardian)
                .update();
        assertThat(page(stranger).statusCode()).isEqualTo(404);
        assertThat(page(sister).statusCode()).isEqualTo(200);
    }

    @Test
    void aNamedPersonWhoIsNoPupilIsNoChild() {
        UUID teacher = stage.school.person("担任 先生", null);
        stage.school.teacher(CLASS, teacher, TestSchool.APRIL, TestSchool.MARCH);
        stage.school.agent(guardian, teacher);
        open("\"ATTENDANCE\"");
        assertThat(page(teacher).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherTenantsGuardianFindsNothing() {
        AccessStage elsewhere = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        UUID other = elsewhere.person("other");
        elsewhere.school.guardian(CLASS, other);
        elsewhere.school.agent(other, elsewhere.pupil);
        elsewhere.school.agent(other, stage.pupil);
        elsewhere.account("other", other, "[]");
        open("\"ATTENDANCE\"");
        HubBrowser browser = elsewhere.browser("other");
        assertThat(browser.get("/children?person=" + stage.pupil).statusCode()).isEqualTo(404);
        assertThat(browser.get("/children?person=" + elsewhere.pupil).body())
                .as("opened by one tenant only")
                .contains("ご覧いただける情報はありません");
    }

    @ParameterizedTest
    @ValueSource(strings = {"watching-over", "teaching"})
    void ofAChildWhoIsOutNothingIsShown(String purpose) {
        open("\"STUDY\",\"ATTENDANCE\",\"MOOD\"");
        owner.jdbc()
                .sql("""
                        insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by)
                        values (:t, :p, :purpose, current_date, 'GUARDIAN', '', 'test')
                        """)
                .param("t", stage.tenant.id())
                .param("p", stage.pupil)
                .param("purpose", purpose)
                .update();
        assertThat(page(stage.pupil).body()).contains("利用停止の申し出").doesNotContain(MARKS.values());
        assertThat(page(sister).body()).contains("欠席").doesNotContain("利用停止の申し出");
    }

    @Test
    void eachLookIsAuditedOnceUnderTheChild() {
        open("\"MOOD\",\"ATTENDANCE\"");
        page(stage.pupil);
        page(sister);
        page(stranger);
        assertThat(owner.jdbc()
                        .sql("select person_id, actor, detail from audit_event where tenant_id = :t "
                                + "and action = 'insight.view-child' order by seq")
                        .param("t", stage.tenant.id())
                        .query((row, n) -> row.getString("person_id") + " " + row.getString("detail"))
                        .list())
                .containsExactly(stage.pupil + " shows: attendance, mood", sister + " shows: attendance, mood");
    }

    @Test
    void theTeachersAndPupilsHaveNoSuchPage() {
        open("\"ATTENDANCE\"");
        UUID teacher = stage.person("teacher");
        stage.school.teacher(CLASS, teacher, TestSchool.APRIL, TestSchool.MARCH);
        stage.school.agent(teacher, stage.pupil);
        stage.account("teacher", teacher, "[]");
        stage.account("pupil", stage.pupil, "[]");
        stage.account("admin", null, "[\"ADMINISTRATOR\"]");
        for (String name : new String[] {"teacher", "pupil", "admin"}) {
            assertThat(stage.browser(name)
                            .get("/children?person=" + stage.pupil)
                            .statusCode())
                    .as(name)
                    .isEqualTo(403);
        }
    }

    @Test
    void anAdministratorOpensAndClosesOnThePageAndNobodyElseDoes() {
        stage.account("admin", null, "[\"ADMINISTRATOR\"]");
        HubBrowser admin = stage.browser("admin");
        assertThat(admin.get("/purposes").body()).contains("href=\"/guardians\"");
        assertThat(admin.post("/guardians", "category=ATTENDANCE&category=MOOD").statusCode())
                .isEqualTo(302);
        assertThat(http.get(stage.tenant, SETTING).body()).isEqualTo("{\"categories\":[\"ATTENDANCE\",\"MOOD\"]}");
        assertThat(admin.get("/guardians?saved=true").body()).contains("決めました", "checked");
        assertThat(page(stage.pupil).body()).contains(">遅刻<", "thunder.svg");
        assertThat(admin.post("/guardians", "category=HEALTH").statusCode()).isEqualTo(400);
        assertThat(admin.post("/guardians", "").statusCode()).isEqualTo(302);
        assertThat(page(stage.pupil).body()).doesNotContain(MARKS.values());
        HubBrowser browser = stage.browser("guardian");
        assertThat(browser.get("/guardians").statusCode()).isEqualTo(403);
        assertThat(browser.post("/guardians", "category=MOOD").statusCode()).isEqualTo(403);
        assertThat(owner.jdbc()
                        .sql("select detail from audit_event where tenant_id = :t "
                                + "and action = 'access.guardian-access' order by seq")
                        .param("t", stage.tenant.id())
                        .query(String.class)
                        .list())
                .containsExactly("opened: attendance, mood", "opened: nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"categories\":[\"HEALTH\"]}",
                "{\"categories\":[\"MOOD\",null]}",
                "{\"categories\":[\"x\"]}"
            })
    void whatCannotBeOpenedIsRefused(String body) {
        assertThat(put(body).statusCode()).isEqualTo(400);
        assertThat(put(body).body()).contains("STUDY, ATTENDANCE, MOOD");
        assertThat(http.get(stage.tenant, SETTING).body()).isEqualTo("{\"categories\":[]}");
    }

    private HttpResponse<String> page(UUID child) {
        return stage.browser("guardian").get("/children?person=" + child);
    }

    private void open(String categories) {
        HttpResponse<String> answer = put("{\"categories\":[" + categories + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> put(String body) {
        return http.send(http.request(stage.tenant, SETTING)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
