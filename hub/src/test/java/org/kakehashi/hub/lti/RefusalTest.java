package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

class RefusalTest extends LtiTest {
    Member pupil;
    HubBrowser browser;

    @BeforeEach
    void aPupil() {
        register("{}");
        pupil = school.pupil(tenant);
        browser = school.browser(tenant, pupil);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, code, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "response_mode, '', invalid_request",
        "scope, profile, invalid_scope",
        "prompt, login, invalid_request",
        "prompt, '', invalid_request",
        "nonce, '', invalid_request",
        "login_hint, somebody-else, login_required",
        "lti_message_hint, made-up, invalid_request",
    })
    void aBrokenRuleIsToldToTheToolAtItsRegisteredAddressWithItsState(String name, String value, String error) {
        Map<String, String> answer = answer(browser, Map.of(name, value, "state", "s1"));
        assertThat(answer)
                .containsEntry("error", error)
                .containsEntry("state", "s1")
                .doesNotContainKey("id_token");
        assertThat(answer.get("error_description")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hidden = true", "available_until = now() - interval '1 minute'", "proctored_by = client_id"})
    void whatWasClosedBetweenTapAndAnswerStaysClosed(String change) {
        register("{}");
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        Map<String, String> asked = asked(browser);
        school.sql(tenant, "update resource_link set " + change + " where tenant_id = :tenant");
        var answer = browser.post("/lti/authorize", TestTool.encoded(asked));
        assertThat(Forms.fields(answer.body()))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("id_token");
    }

    @Test
    void aParameterSentTwiceIsRefused() {
        Map<String, String> asked = asked(browser);
        var page = browser.post("/lti/authorize", TestTool.encoded(asked) + "&nonce=second");
        assertThat(Forms.fields(page.body())).containsEntry("error", "invalid_request");
    }

    @Test
    void aMissingNonceIsRefused() {
        Map<String, String> asked = asked(browser);
        asked.remove("nonce");
        assertThat(Forms.fields(authorize(browser, asked).body())).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"/launch/", "/launch?x=1", "/LAUNCH", "/launch/../launch", "/other"})
    void aRedirectAddressThatIsNotTheRegisteredOneGetsNothing(String path) {
        Map<String, String> asked = asked(browser);
        asked.put("redirect_uri", tool.url(path));
        var page = authorize(browser, asked);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .doesNotContain("id_token")
                .doesNotContain(tool.url(""))
                .contains("redirect_uri");
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anUnknownClientGetsNothing() {
        for (String client : new String[] {UUID.randomUUID().toString(), "nonsense", ""}) {
            Map<String, String> asked = asked(browser);
            asked.put("client_id", client);
            assertThat(authorize(browser, asked).statusCode()).as(client).isEqualTo(400);
        }
    }

    @Test
    void aToolCannotUseAnotherToolsHint() {
        Map<String, String> others = asked(browser);
        register("{}");
        Map<String, String> asked = asked(browser);
        asked.put("lti_message_hint", others.get("lti_message_hint"));
        asked.put("login_hint", others.get("login_hint"));
        assertThat(Forms.fields(authorize(browser, asked).body())).containsEntry("error", "invalid_request");
    }

    @Test
    void aHintIsGoodOnce() {
        Map<String, String> asked = asked(browser);
        assertThat(Forms.fields(authorize(browser, asked).body())).containsKey("id_token");
        asked.put("nonce", "another");
        assertThat(Forms.fields(authorize(browser, asked).body()))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("id_token");
    }

    @Test
    void aNonceIsGoodOnce() {
        assertThat(answer(browser, Map.of("nonce", "same"))).containsKey("id_token");
        assertThat(answer(browser, Map.of("nonce", "same"))).containsEntry("error", "invalid_request");
    }

    @Test
    void anExpiredHintIsRefused() {
        Map<String, String> asked = asked(browser);
        school.sql(tenant, "update launch set expires_at = now() - interval '1 second' where tenant_id = :tenant");
        assertThat(Forms.fields(authorize(browser, asked).body())).containsEntry("error", "invalid_request");
    }

    @Test
    void anotherSessionCannotFinishALaunch() {
        Map<String, String> asked = asked(browser);
        HubBrowser classmate = school.browser(tenant, school.pupil(tenant));
        assertThat(Forms.fields(authorize(classmate, asked).body())).containsEntry("error", "login_required");
        HubBrowser sameElsewhere = school.browser(tenant, pupil);
        assertThat(Forms.fields(authorize(sameElsewhere, asked).body())).containsEntry("error", "login_required");
    }

    @Test
    void anotherTenantsClientAndLinkAreUnknownHere() {
        Map<String, String> asked = asked(browser);
        TestTenant other = school.create();
        HubBrowser stranger = school.browser(other, school.pupil(other));
        assertThat(authorize(stranger, asked).statusCode()).isEqualTo(400);
        assertThat(stranger.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/study").body()).doesNotContain("分数ドリル");
        assertThat(http.get(other, "/api/v1/lti/tools").body()).doesNotContain(registered("clientId"));
        assertThat(switched(other, false)).isEqualTo(404);
    }

    @Test
    void aToolThatIsOffNeitherLaunchesNorFinishesALaunch() {
        Map<String, String> asked = asked(browser);
        assertThat(switched(tenant, false)).isEqualTo(204);
        assertThat(authorize(browser, asked).statusCode()).isEqualTo(400);
        assertThat(browser.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/study").body()).doesNotContain("分数ドリル");
        assertThat(switched(tenant, true)).isEqualTo(204);
        assertThat(answer(browser, Map.of())).containsKey("id_token");
    }

    @Test
    void aPupilWhoLeftOrIsSuspendedDoesNotLaunch() {
        school.unenrol(tenant, pupil);
        assertThat(browser.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
        Member other = school.pupil(tenant);
        HubBrowser others = school.browser(tenant, other);
        school.suspend(tenant, other);
        assertThat(others.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
        assertThat(others.get("/study").body()).doesNotContain("分数ドリル");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndAnAdministratorMayNotLaunch() {
        var answer = new HubBrowser(http).get("/lti/launch/" + registered("resourceLinkId"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/sign-in");
        var refused = school.administrator(tenant).get("/lti/launch/" + registered("resourceLinkId"));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void withoutTheCookieTheRequestIsSentOnFromTheHubAndUsesNothingUp() {
        Map<String, String> asked = asked(browser);
        HubBrowser withoutCookie = new HubBrowser(http);
        var page = authorize(withoutCookie, asked);
        assertThat(Forms.action(page.body())).isEqualTo(hub.link("/lti/authorize"));
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        Map<String, String> again = Forms.fields(page.body());
        assertThat(again).containsAllEntriesOf(asked);
        assertThat(authorize(withoutCookie, again).statusCode()).isEqualTo(401);
        assertThat(Forms.fields(authorize(browser, again).body())).containsKey("id_token");
    }

    private int switched(TestTenant by, boolean enabled) {
        return http.send(http.request(by, "/api/v1/lti/tools/" + registered("clientId"))
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                java.net.http.HttpRequest.BodyPublishers.ofString("{\"enabled\": " + enabled + "}")))
                .statusCode();
    }

    private static HttpResponse<String> authorize(HubBrowser browser, Map<String, String> asked) {
        return browser.post("/lti/authorize", TestTool.encoded(asked));
    }
}
