package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures about many pupils: what an analyst of the board of education sees, and what stays hidden. */
@HubTest
class OverviewTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "kakehashi-test";

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private final LocalDate day = LocalDate.of(2026, 11, 18);

    /** Sakura: 12 pupils in grade 5, 4 in grade 6; Midori: 11 pupils in grade 5. */
    @BeforeEach
    void twoSchools() {
        tenant = tenants.create();
        TestSchool sakura = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校");
        sakura.homeroom("5年1組", "P5");
        sakura.homeroom("6年1組", "P6");
        fill(sakura, "5年1組", 12, 3);
        fill(sakura, "6年1組", 4, 4);
        TestSchool midori = new TestSchool(owner, tenant.id(), links.personSource(), "みどり小学校");
        midori.homeroom("5年1組", "P5");
        fill(midori, "5年1組", 11, 0);
    }

    private void fill(TestSchool school, String title, int pupils, int absent) {
        for (int i = 0; i < pupils; i++) {
            UUID pupil = school.person("秘密 太郎" + i, null);
            school.pupil(title, pupil, i + 1);
            school.attendance(pupil, day, i < absent ? "ABSENT_SICK" : "PRESENT");
            school.attendance(pupil, day.plusDays(1), "CLOSED");
        }
    }

    @Test
    void aCellAndATotalThatWouldGiveItAwayAreHidden() {
        JsonNode overview = overview(tenant);
        assertThat(overview.at("/grades").toString()).isEqualTo("[\"P5\",\"P6\"]");
        JsonNode sakura = school(overview, "さくら小学校");
        assertThat(sakura.at("/cells/0/figures").toString())
                .isEqualTo("{\"pupils\":12,\"studied\":0,\"seconds\":0,\"recorded\":12,\"absent\":3}");
        assertThat(sakura.at("/cells/1/exists").asBoolean()).isTrue();
        assertThat(sakura.at("/cells/1/figures").isNull()).isTrue();
        assertThat(sakura.at("/total").isNull()).isTrue();
        assertThat(overview.at("/total").isNull()).isTrue();
        JsonNode midori = school(overview, "みどり小学校");
        assertThat(midori.at("/total/pupils").asInt()).isEqualTo(11);
        assertThat(midori.at("/cells/1/exists").asBoolean()).isFalse();
    }

    @Test
    void whoIsOutOfResearchIsNotCounted() {
        UUID absent = owner.jdbc()
                .sql(
                        "select person_id from attendance where tenant_id = :t and status = 'ABSENT_SICK' and person_id in ("
                                + "select user_sourced_id::uuid from enrollment where tenant_id = :t "
                                + "and class_sourced_id = 'さくら小学校5年1組') limit 1")
                .param("t", tenant.id())
                .query(UUID.class)
                .single();
        var answer = http.post(tenant, "/api/v1/opt-outs", """
                {"personId":"%s","purpose":"research","askedOn":"2026-04-01","askedBy":"GUARDIAN"}
                """.formatted(absent));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(school(overview(tenant), "さくら小学校").at("/cells/0/figures").toString())
                .isEqualTo("{\"pupils\":11,\"studied\":0,\"seconds\":0,\"recorded\":11,\"absent\":2}");
        http.send(http.request(tenant, "/api/v1/opt-outs/" + answer.body().replaceAll("\\D", ""))
                .DELETE());
        assertThat(school(overview(tenant), "さくら小学校")
                        .at("/cells/0/figures/pupils")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void studyCountsForTheGrade() {
        TestTenant other = tenant;
        UUID pupil = owner.jdbc()
                .sql("select u.person_id from enrollment e join roster_user u on u.tenant_id = e.tenant_id "
                        + "and u.sourced_id = e.user_sourced_id where e.tenant_id = :t "
                        + "and e.class_sourced_id = 'みどり小学校5年1組' limit 1")
                .param("t", other.id())
                .query(UUID.class)
                .single();
        Instant at = Instant.parse("2026-11-18T01:00:00Z");
        TestStatements statements = new TestStatements(links.personSource(), "https://drill.example");
        http.send(http.request(other, "/xapi/statements")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "[" + statements.answered(pupil, at, "attempt-1", 1, true) + "]")));
        Awaitility.await()
                .until(() -> school(overview(other), "みどり小学校")
                                .at("/cells/0/figures/studied")
                                .asInt()
                        == 1);
    }

    @Test
    void anAnalystSeesThePageWithoutNames() {
        HubBrowser analyst = analyst(tenant);
        String page = analyst.get("/overview?week=2026-11-18&measure=ABSENT").body();
        assertThat(page).contains("さくら小学校", "小5", "25%", "×").doesNotContain("秘密");
        assertThat(analyst.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/overview");
        assertThat(analyst.get("/board").statusCode()).isEqualTo(403);
    }

    @Test
    void anotherTenantsSchoolsAreNotCounted() {
        TestTenant elsewhere = tenants.create();
        assertThat(overview(elsewhere).at("/schools").isEmpty()).isTrue();
        assertThat(analyst(elsewhere).get("/overview").body()).contains("在籍する児童生徒がいません");
    }

    @Test
    void whoMayNotIsRefused() {
        String path = "/api/v1/aggregates";
        assertThat(http.send(http.request(path)).statusCode()).isEqualTo(401);
        String key = "facts-" + tenant.slug();
        tenants.client(tenant.id(), key, java.util.Set.of(Permission.READ_FACTS));
        var answer = http.send(http.request(path).header("Authorization", HubHttp.basic(key, "secret-of-" + key)));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "<script>"})
    void aWeekThatIsNoneIsToldSo(String week) {
        assertThat(http.get(
                                tenant,
                                "/api/v1/aggregates?week="
                                        + java.net.URLEncoder.encode(week, java.nio.charset.StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void lookingIsAudited() {
        overview(tenant);
        assertThat(owner.jdbc()
                        .sql("select detail from audit_event where tenant_id = :t and action = 'insight.view-overview'")
                        .param("t", tenant.id())
                        .query(String.class)
                        .list())
                .containsExactly("week:2026-11-16");
    }

    private JsonNode overview(TestTenant of) {
        var answer = http.get(of, "/api/v1/aggregates?week=2026-11-20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("overview");
    }

    private static JsonNode school(JsonNode overview, String name) {
        for (JsonNode school : overview.get("schools")) {
            if (school.get("name").asString().equals(name)) {
                return school;
            }
        }
        throw new AssertionError(name + " is not in " + overview);
    }

    private HubBrowser analyst(TestTenant of) {
        var made = http.post(
                of,
                "/api/v1/accounts",
                "{\"loginName\":\"analyst\",\"password\":\"%s\",\"displayName\":\"分析 担当\",\"roles\":[\"BOARD_ANALYST\"]}"
                        .formatted(PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(of.slug(), "analyst", PASSWORD);
        return browser;
    }
}
