package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.SqlLog;

/** While recording is on, a tool's makers see each message of a launch with the checks that it passed, and no name and no secret. */
class LaunchInspectorTest extends LtiTest {
    private static final String CUSTOM = """
            {"fetch": "$Xapi.fetchUrl", "who": "$Person.name.full", "user": "$User.id", "login": "$User.username", "unit": "u7",
             "class": "$Context.id", "kana": "$Kakehashi.person.kana", "actor": "$Xapi.actor"}
            """;

    private Member pupil = new Member("", UUID.randomUUID());
    private HubBrowser browser = new HubBrowser(http);
    private HubBrowser vendor = browser;

    @BeforeEach
    void aPupilAToolAndItsMakers() {
        register(CUSTOM);
        pupil = school.pupil(tenant);
        browser = school.browser(tenant, pupil);
        vendor = vendor(registered("clientId"));
    }

    @Test
    void offByDefaultNothingIsKeptAndNoStatementMoreIsSent() throws Exception {
        launch(browser, "warm");
        List<String> tapOff = statements("insert into launch (", () -> asked(browser));
        Map<String, String> waiting = asked(browser);
        List<String> answerOff = statements("update launch set answered_at", () -> authorize(waiting));
        assertThat(kept()).isZero();
        assertThat(vendor.get(path()).body()).contains("1時間記録する").doesNotContain("記録しています");

        record(vendor, true);
        List<String> tapOn = statements("insert into launch (", () -> asked(browser));
        Map<String, String> next = asked(browser);
        List<String> answerOn = statements("update launch set answered_at", () -> authorize(next));
        assertThat(kept()).isEqualTo(4);
        assertThat(without(tapOn)).isEqualTo(tapOff).hasSize(tapOn.size() - 1);
        assertThat(without(answerOn)).isEqualTo(answerOff).hasSize(answerOn.size() - 2);
    }

    @Test
    void aWholeLaunchIsShownMessageByMessage() throws Exception {
        record(vendor, true);
        String subject = launch(browser, "n1").getSubject();
        assertThat(vendor.get(path()).body()).contains("まで記録しています", path() + "/" + latest());
        String page = page();
        assertThat(page)
                .containsSubsequence("1. ログインの開始", "ハブ → ツール", "target_link_uri", tool.url("/start"))
                .containsSubsequence("2. 認証の要求", "ツール → ハブ", "form_post", tool.url("/launch"))
                .containsSubsequence("client_id", "redirect_uri", "response_type", "Security Framework 1.0, 5.1.1.2")
                .containsSubsequence("3. id_token", "RS256", "LtiResourceLinkRequest")
                .contains(subject, "u7", "合格", "$Person.name.full", "$Kakehashi.person.kana")
                .doesNotContain("不合格", "未確認");
        assertThat(audited("lti.record-launches")).isEqualTo(1);
        assertThat(audited("lti.view-launches"))
                .as("the list twice, the launch")
                .isEqualTo(3);
    }

    @Test
    void theFetchUrlsExchangesAreShown() throws Exception {
        record(vendor, true);
        String fetch = custom(launch(browser, "n1"), "fetch");
        for (int times = 0; times < 2; times++) {
            http.send(HttpRequest.newBuilder(URI.create(fetch)).POST(HttpRequest.BodyPublishers.noBody()));
        }
        assertThat(page())
                .containsSubsequence("4. xAPI トークンの受け取り", "合格", "5. xAPI トークンの受け取り", "不合格", "fetch URL was used");
        nothingSays(fetch.substring(fetch.lastIndexOf('/') + 1));
    }

    @Test
    void aRefusedRequestShowsWhichCheckFailed() {
        record(vendor, true);
        answer(browser, Map.of("prompt", "login<b>", "nonce", "another-nonce"));
        assertThat(page())
                .containsSubsequence(">scope<", "不合格", ">prompt<", "prompt must be none", "未確認", ">nonce<")
                .containsSubsequence("3. エラーの応答", "invalid_request", "prompt must be none")
                .contains("login&lt;b&gt;")
                .doesNotContain("id_token</h2>", "another-nonce");
    }

    @Test
    void anAddressThatIsNotTheRegisteredOneIsShownWithoutAnAnswer() {
        record(vendor, true);
        Map<String, String> asked = asked(browser);
        asked.put("redirect_uri", tool.url("/other"));
        assertThat(browser.post("/lti/authorize", TestTool.encoded(asked)).statusCode())
                .isEqualTo(400);
        assertThat(page())
                .containsSubsequence("合格", ">client_id<", "不合格", ">redirect_uri<", "未確認")
                .contains(tool.url("/other"))
                .doesNotContain("3. ");
    }

    @Test
    void thatSomebodyOptedOutIsNotTold() {
        record(vendor, true);
        Map<String, String> asked = asked(browser);
        assertThat(http.post(tenant, "/api/v1/opt-outs", """
                        {"personId": "%s", "toolId": "%s", "askedOn": "2026-04-01", "askedBy": "GUARDIAN", "note": ""}
                        """.formatted(pupil.personId(), registered("clientId")))
                        .statusCode())
                .isEqualTo(201);
        authorize(asked);
        assertThat(page()).contains("access_denied").doesNotContain("opted", "不合格");
    }

    @Test
    void noNameHintNonceStateTokenOrCodeIsKept() throws Exception {
        school.sql(tenant, "update roster_user set username = 'hanako-7' where tenant_id = :tenant");
        school.sql(tenant, """
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                values (:tenant, 'username:test', 'hanako-7', '-infinity', '%s')
                """.formatted(pupil.personId()));
        released("LOGIN_ID", "\"NAME\",\"KANA\",\"EMAIL\",\"GRADE\",\"SOURCED_ID\",\"ATTENDANCE_NUMBER\"");
        record(vendor, true);
        Map<String, String> asked = asked(browser);
        asked.putAll(Map.of("nonce", "the-secret-nonce", "state", "the-secret-state"));
        var fields = Forms.fields(
                browser.post("/lti/authorize", TestTool.encoded(asked)).body());
        JWTClaimsSet claims = TestTool.verified(hub.issuer(), String.valueOf(fields.get("id_token")));
        assertThat(claims.toString())
                .as("was told")
                .contains("山田", "hanako-7", pupil.personId().toString());
        String fetch = custom(claims, "fetch");
        nothingSays(
                "山田",
                "花子",
                "P5",
                "hanako-7",
                pupil.personId().toString(),
                "the-secret-nonce",
                "the-secret-state",
                String.valueOf(asked.get("lti_message_hint")),
                String.valueOf(fields.get("id_token")).substring(0, 60),
                fetch.substring(fetch.lastIndexOf('/') + 1));
        assertThat(page())
                .contains("‹released: NAME›", "‹released: SOURCED_ID›", "‹released: $Person.name.full›")
                .contains("‹released: $User.id›", "‹released: $User.username›", "‹sub: LOGIN_ID›")
                .contains("‹nonce, 16 characters›", "‹lti_message_hint, 43 characters›", "‹state, 16 characters›");
    }

    @Test
    void theHourEndsAndRecordingCanBeStopped() throws Exception {
        record(vendor, true);
        school.sql(tenant, "update tool set inspected_until = now() - interval '1 second' where tenant_id = :tenant");
        launch(browser, "n1");
        assertThat(kept()).isZero();
        record(vendor, true);
        Map<String, String> begun = asked(browser);
        record(vendor, false);
        authorize(begun);
        launch(browser, "n2");
        assertThat(kept()).as("the beginning of the first").isEqualTo(1);
        assertThat(audited("lti.stop-recording")).isEqualTo(1);
    }

    @Test
    void aLaunchThatBeganBeforeIsNotRecordedInItsMiddle() {
        Map<String, String> begun = asked(browser);
        record(vendor, true);
        authorize(begun);
        assertThat(kept()).isZero();
    }

    @Test
    void anotherVendorAndAnotherTenantFindNothing() throws Exception {
        record(vendor, true);
        launch(browser, "n1");
        String launch = path() + "/" + latest();
        HubBrowser stranger = vendor(UUID.randomUUID().toString());
        HubBrowser elsewhere = school.administrator(school.create());
        for (HubBrowser other : List.of(stranger, elsewhere)) {
            assertThat(other.get(launch).statusCode()).isEqualTo(404);
            other.get("/launches");
            assertThat(other.post(path() + "/recording", "on=true").statusCode())
                    .isEqualTo(404);
        }
        String mine = registered("clientId");
        register("{}");
        assertThat(school.administrator(tenant)
                        .get(path() + launch.substring(launch.lastIndexOf('/')))
                        .statusCode())
                .as("of another tool")
                .isEqualTo(404);
        assertThat(school.administrator(tenant).get(launch).statusCode()).isEqualTo(200);
        assertThat(browser.get(launch).statusCode()).isEqualTo(403);
        assertThat(vendor.get("/launches/" + mine + "/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void atMostTwoHundredLaunchesAnHourAndThirtyMessagesOfOneAreKept() {
        record(vendor, true);
        Map<String, String> asked = asked(browser);
        for (int times = 0; times < 20; times++) {
            authorize(asked);
        }
        assertThat(kept()).isEqualTo(30);
        school.sql(tenant, """
                insert into launch_message (tenant_id, launch_id, kind, content, checks, at)
                select tenant_id, launch_id, 'LOGIN_INITIATION', '{}', '[]', at from launch_message, generate_series(1, 199)
                where tenant_id = :tenant and kind = 'LOGIN_INITIATION'
                """);
        asked(browser);
        assertThat(kept()).isEqualTo(229);
    }

    @Test
    void whatIsSentIsBounded() {
        record(vendor, true);
        answer(browser, Map.of("scope", "x".repeat(5000)));
        assertThat(school.one(
                        tenant,
                        "select max(length(content::text)) from launch_message where tenant_id = :tenant",
                        Integer.class))
                .isLessThan(3000);
    }

    @Test
    void whoIsErasedTakesThemAlong() throws Exception {
        record(vendor, true);
        launch(browser, "n1");
        assertThat(kept()).isEqualTo(3);
        String erasures = "/api/v1/erasures";
        var counted = json.readTree(http.post(tenant, erasures, "{\"personId\": \"" + pupil.personId() + "\"}")
                .body());
        var begun = http.post(tenant, erasures + "/" + counted.path("erasureId").asLong(), "{\"statements\": 0}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> kept() == 0);
    }

    @Test
    void thePageFitsAPhone() throws Exception {
        record(vendor, true);
        launch(browser, "n1");
        answer(browser, Map.of("response_mode", "fragment"));
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.person(360, 740)) {
            Page page = context.newPage();
            page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
            page.locator("input[name=loginName]").fill("vendor-" + registered("clientId"));
            page.locator("input[name=password]").fill(TestSchool.password());
            page.locator("main button").click();
            page.waitForURL(url -> !url.contains("sign-in"));
            for (String address : List.of(path(), path() + "/" + latest())) {
                page.navigate(hub.link(address));
                Chromium.picture(page, address.equals(path()) ? "inspector-list-360" : "inspector-360");
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(360);
            }
            assertThat(page.getByText("response_mode must be form_post").count())
                    .isPositive();
        }
    }

    private void authorize(Map<String, String> asked) {
        assertThat(browser.post("/lti/authorize", TestTool.encoded(asked)).statusCode())
                .isEqualTo(200);
    }

    private static List<String> statements(String part, Runnable request) {
        try (SqlLog sql = new SqlLog()) {
            request.run();
            // How often a session is written down depends on the time.
            return sql.ofRequestWith(part).stream()
                    .filter(statement -> !statement.toUpperCase(Locale.ROOT).contains("SESSION_"))
                    .toList();
        }
    }

    private static List<String> without(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.contains("launch_message"))
                .toList();
    }

    private void nothingSays(String... secrets) {
        String table = school.one(
                tenant,
                "select string_agg(content::text || checks::text, ' ') from launch_message where tenant_id = :tenant",
                String.class);
        assertThat(table + page()).doesNotContain(secrets);
    }

    private long kept() {
        return school.one(tenant, "select count(*) from launch_message where tenant_id = :tenant", Long.class);
    }

    private long audited(String action) {
        return school.one(
                tenant,
                "select count(*) from audit_event where tenant_id = :tenant and action = '%s'".formatted(action),
                Long.class);
    }

    private void record(HubBrowser by, boolean on) {
        by.get(path());
        assertThat(by.post(path() + "/recording", "on=" + on).statusCode()).isEqualTo(302);
    }

    private UUID latest() {
        return school.one(
                tenant,
                "select launch_id from launch where tenant_id = :tenant order by started_at desc limit 1",
                UUID.class);
    }

    private String page() {
        var page = vendor.get(path() + "/" + latest());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private String path() {
        return "/launches/" + registered("clientId");
    }

    private void released(String subjectType, String released) {
        var request = http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"scopes": [], "subjectType": "%s", "released": [%s], "compatibility": []}
                        """.formatted(subjectType, released)));
        assertThat(http.send(request).statusCode()).isEqualTo(204);
    }

    private HubBrowser vendor(String client) {
        String name = "vendor-" + client;
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "%s", "password": "%s", "displayName": "ドリル社", "roles": ["VENDOR"], "clientIds": ["%s"]}
                        """.formatted(name, TestSchool.password(), client))
                        .statusCode())
                .isEqualTo(201);
        return school.browser(tenant, new Member(name, UUID.randomUUID()));
    }
}
