package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who looked at this child's records: from the teacher's look to the administrator's search. */
@HubTest
class AuditPageTest {
    private static final String PASSWORD = "kakehashi-test";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private final LocalDate today = SchoolDay.today(java.time.Clock.systemUTC());
    private UUID classId = UUID.randomUUID();
    private UUID taro = UUID.randomUUID();
    private UUID elsewhere = UUID.randomUUID();

    @BeforeEach
    void aTeacherLooked() {
        tenant = tenants.create();
        TestSchool school = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校");
        classId = school.homeroom("5年1組");
        school.homeroom("5年2組");
        taro = school.person("山田 太郎", "やまだ たろう");
        elsewhere = school.person("鈴木 花", "すずき はな");
        school.pupil("5年1組", taro, 1);
        school.pupil("5年2組", elsewhere, 1);
        school.visit(taro, today, "10:20", "INTERNAL");
        UUID teacher = school.person("先生 春子", null);
        school.teacher("5年1組", teacher, TestSchool.APRIL, TestSchool.MARCH);
        account("teacher", "先生 春子", "[]", teacher);
        account("admin", "管理 太", "[\"ADMINISTRATOR\"]", null);
        HubBrowser browser = signedIn("teacher");
        assertThat(browser.get("/board?class=" + classId + "&date=" + today).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/board/evidence?class=" + classId + "&date=" + today + "&person=" + taro + "&of=visits")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoLookedAtAChildIsFoundEvenWhereTheWholeClassWasLookedAt() {
        HubBrowser admin = signedIn("admin");
        assertThat(admin.get("/audit").statusCode()).isEqualTo(200);
        String found = admin.post("/audit/persons", "name=" + encoded("やまだ")).body();
        assertThat(found).contains("山田 太郎", "/audit?person=" + taro).doesNotContain("鈴木");
        String page = admin.get("/audit?person=" + taro + "&action=insight.").body();
        assertThat(page).contains("先生 春子", "学級ボードを見た", "もとの記録を見た", "visits " + today);
        assertThat(admin.get("/audit?person=" + elsewhere + "&action=insight.").body())
                .contains("あてはまる記録はありません")
                .doesNotContain("学級ボードを見た");
    }

    @Test
    void searchingIsItselfRecorded() {
        signedIn("admin").get("/audit?person=" + taro);
        JsonNode events = events("?action=access.search-audit");
        assertThat(events.size()).isGreaterThanOrEqualTo(1);
        assertThat(events.toString()).contains(taro.toString());
    }

    @Test
    void programsSearchByActorActionAndDayAndPageOn() {
        assertThat(events("?action=insight.&limit=1").size()).isEqualTo(1);
        JsonNode first = JSON.readTree(
                http.get(tenant, "/api/v1/audit?action=insight.&limit=1").body());
        long next = first.get("next").asLong();
        assertThat(events("?action=insight.&before=" + next).toString()).contains("insight.view-board");
        String actor = first.at("/events/0/actor").asString();
        assertThat(events("?actor=" + actor).size()).isGreaterThanOrEqualTo(3);
        assertThat(events("?actor=nobody").isEmpty()).isTrue();
        assertThat(events("?action=insight.&until=" + today.minusDays(1)).isEmpty())
                .isTrue();
        assertThat(events("?action=insight.&from=" + today).isEmpty()).isFalse();
    }

    @Test
    void theChainIsExportedInItsOrderAndChecked() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> http.get(tenant, "/api/v1/audit/export").body().contains("insight.view-evidence"));
        String[] lines = http.get(tenant, "/api/v1/audit/export?limit=2").body().split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines[1]).get("position").asLong()).isEqualTo(2);
        assertThat(JSON.readTree(lines[1]).get("hash").asString()).hasSize(64);
        assertThat(JSON.readTree(http.get(tenant, "/api/v1/audit/export?after=2&limit=1")
                                .body())
                        .get("position")
                        .asLong())
                .isEqualTo(3);
        JsonNode checked = JSON.readTree(
                http.post(tenant, "/api/v1/audit/verification", "").body());
        assertThat(checked.get("faultCount").asLong()).isZero();
        assertThat(checked.get("sealed").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(JSON.readTree(http.get(tenant, "/api/v1/audit/end").body())
                        .get("hash")
                        .asString())
                .hasSize(64);
    }

    @Test
    void whatASearchFindsIsExportedAndThatIsRecorded() {
        HubBrowser admin = signedIn("admin");
        String csv = admin.get("/audit/events.csv?person=" + taro + "&action=insight.")
                .body();
        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv).startsWith("\uFEFF\"seq\"").contains("insight.view-board", "insight.view-evidence");
        String lines = http.get(tenant, "/api/v1/audit/events.ndjson?person=" + taro + "&action=insight.")
                .body();
        assertThat(lines.lines().map(line -> JSON.readTree(line).get("action").asString()))
                .containsExactly("insight.view-evidence", "insight.view-board");
        assertThat(http.get(tenant, "/api/v1/audit/events.csv?from=x").statusCode())
                .isEqualTo(400);
        assertThat(events("?action=access.export-audit").toString())
                .contains("search as csv", "search as ndjson", taro.toString());
    }

    @Test
    void aSearchByNameIsRecorded() {
        signedIn("admin").post("/audit/persons", "name=" + encoded("やまだ"));
        assertThat(events("?action=access.search-person").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void thePageFitsItsWindow(int width) {
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.person(width, 800)) {
            Page page = context.newPage();
            page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
            page.locator("[name=loginName]").fill("admin");
            page.locator("[name=password]").fill(PASSWORD);
            page.locator("form[action='/sign-in'] button").click();
            page.waitForLoadState();
            page.navigate(hub.link("/audit?person=" + taro));
            Chromium.picture(page, "audit-" + width);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void anotherTenantFindsNothing() {
        TestTenant other = tenants.create();
        assertThat(http.get(other, "/api/v1/audit?person=" + taro + "&action=insight.")
                        .body())
                .contains("\"events\":[]");
        assertThat(http.get(other, "/api/v1/audit/export").body()).doesNotContain("insight.view");
        assertThat(http.get(other, "/api/v1/audit/events.csv").body()).doesNotContain("insight.view");
    }

    @Test
    void whoMayNotIsRefused() {
        for (String path : new String[] {"/audit", "/audit/events.csv", "/audit/events.ndjson"}) {
            assertThat(signedIn("teacher").get(path).statusCode()).as(path).isEqualTo(403);
        }
        String key = "facts-" + tenant.slug();
        tenants.client(tenant.id(), key, Set.of(Permission.READ_FACTS));
        for (String path : new String[] {
            "/api/v1/audit",
            "/api/v1/audit/export",
            "/api/v1/audit/end",
            "/api/v1/audit/events.csv",
            "/api/v1/audit/events.ndjson"
        }) {
            HttpRequest.Builder request =
                    http.request(path).header("Authorization", HubHttp.basic(key, "secret-of-" + key));
            assertThat(http.send(request).statusCode()).as(path).isEqualTo(403);
            assertThat(http.send(http.request(path)).statusCode()).as(path).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"person=x", "from=yesterday", "limit=0", "limit=1001", "before=x"})
    void whatCanNotBeUnderstoodIsToldSo(String wrong) {
        assertThat(http.get(tenant, "/api/v1/audit?" + wrong).statusCode()).isEqualTo(400);
    }

    private JsonNode events(String query) {
        HttpResponse<String> answer = http.get(tenant, "/api/v1/audit" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("events");
    }

    private void account(
            String name, String displayName, String roles, @org.jspecify.annotations.Nullable UUID person) {
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"roles\":%s,\"personId\":%s}"
                        .formatted(name, PASSWORD, displayName, roles, person == null ? "null" : "\"" + person + "\""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private HubBrowser signedIn(String name) {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        return browser;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
