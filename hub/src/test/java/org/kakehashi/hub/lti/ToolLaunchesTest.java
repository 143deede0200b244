package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;

/** A vendor sees the own tools' launches and what went wrong with them, never a name, never another's tool. */
class ToolLaunchesTest extends LtiTest {
    private static final String CUSTOM = "{\"fetch\": \"$Xapi.fetchUrl\"}";

    private Member pupil = new Member("", UUID.randomUUID());

    @BeforeEach
    void aPupilAndATool() {
        register(CUSTOM);
        pupil = school.pupil(tenant);
    }

    @Test
    void aLaunchIsShownByItsSubjectOnly() throws Exception {
        HubBrowser browser = school.browser(tenant, pupil);
        String subject = launch(browser, "n1").getSubject();
        asked(browser);
        String page = vendor(registered("clientId")).get(path()).body();
        assertThat(page)
                .contains(subject, "応答した", "ツールを待っている", "Learner", "分数ドリル", "この30日に不具合はありません")
                .doesNotContain("山田", pupil.personId().toString(), pupil.loginName());
    }

    @Test
    void aBrokenRuleIsShownWithWhatWasSentAndTheReferenceThatThePersonHas() {
        HubBrowser browser = school.browser(tenant, pupil);
        answer(browser, Map.of("response_mode", "fragment<b>"));
        Map<String, String> elsewhere = asked(browser);
        elsewhere.put("redirect_uri", tool.url("/other"));
        String reference = browser.post("/lti/authorize", TestTool.encoded(elsewhere))
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
        String page = vendor(registered("clientId")).get(path()).body();
        assertThat(page)
                .contains("response_mode must be form_post", "fragment&lt;b&gt;", "認証の要求")
                .contains("redirect_uri", tool.url("/other"), tool.url("/launch"), reference)
                .doesNotContain("山田");
    }

    @Test
    void noHintNonceOrCodeIsShown() throws Exception {
        HubBrowser browser = school.browser(tenant, pupil);
        String fetch = custom(launch(browser, "the-secret-nonce"), "fetch");
        for (int times = 0; times < 2; times++) {
            http.send(HttpRequest.newBuilder(java.net.URI.create(fetch)).POST(HttpRequest.BodyPublishers.noBody()));
        }
        Map<String, String> asked = asked(browser);
        answer(browser, Map.of("login_hint", "somebody-else", "nonce", "another-nonce"));
        String page = vendor(registered("clientId")).get(path()).body();
        assertThat(page)
                .contains("xAPI トークンの受け取り", "fetch-url", "login_hint")
                .doesNotContain("the-secret-nonce", "another-nonce", "somebody-else")
                .doesNotContain(fetch.substring(fetch.lastIndexOf('/') + 1))
                .doesNotContain(asked.getOrDefault("lti_message_hint", "?"));
    }

    @Test
    void anotherVendorsToolLooksLikeNone() {
        HubBrowser stranger = vendor(UUID.randomUUID().toString());
        assertThat(stranger.get("/launches").body()).doesNotContain("分数ドリル");
        assertThat(stranger.get(path()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/launches/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        var elsewhere = school.create();
        assertThat(school.administrator(elsewhere).get(path()).statusCode()).isEqualTo(404);
    }

    @Test
    void administratorsSeeAllToolsAndOthersNone() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/launches").body()).contains("分数ドリル");
        assertThat(admin.get(path()).statusCode()).isEqualTo(200);
        for (Member other : new Member[] {pupil, school.teacher(tenant)}) {
            assertThat(school.browser(tenant, other).get("/launches").statusCode())
                    .isEqualTo(403);
            assertThat(school.browser(tenant, other).get(path()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aToolInALoopIsNotedFiveHundredTimesAnHour() {
        school.sql(tenant, """
                insert into launch_fault (tenant_id, client_id, step, rule, description, reference)
                select :tenant, '%s', 'AUTHENTICATION', 'nonce', 'x', 'x' from generate_series(1, 500)
                """.formatted(registered("clientId")));
        answer(school.browser(tenant, pupil), Map.of("prompt", "login"));
        assertThat(school.one(tenant, "select count(*) from launch_fault where tenant_id = :tenant", Long.class))
                .isEqualTo(500);
    }

    private String path() {
        return "/launches/" + registered("clientId");
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
