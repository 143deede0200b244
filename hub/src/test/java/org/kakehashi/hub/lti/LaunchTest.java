package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;
import tools.jackson.databind.JsonNode;

class LaunchTest extends LtiTest {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String CUSTOM = """
            {"endpoint": "$Xapi.endpoint", "fetch": "$Xapi.fetchUrl", "actor": "$Xapi.actor",
             "registration": "$Xapi.registration", "plain": "分数 <1>", "unknown": "$Nobody.knows"}
            """;

    @BeforeEach
    void aToolForASchool() {
        register(CUSTOM);
    }

    @Test
    void theLoginInitiationKeepsTheToolsQueryAndNamesEverything() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        var page = browser.get("/lti/launch/" + registered.get("resourceLinkId").asString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Forms.action(page.body())).isEqualTo(tool.url("/login?id=7"));
        assertThat(Forms.fields(page.body()))
                .containsEntry("iss", hub.issuer())
                .containsEntry("client_id", registered.get("clientId").asString())
                .containsEntry(
                        "lti_deployment_id", registered.get("deploymentId").asString())
                .containsEntry("target_link_uri", tool.url("/start"))
                .containsKeys("login_hint", "lti_message_hint");
    }

    @Test
    void thePagesOfALaunchRunOneOwnScriptOnlyAndMayPostToTheTool() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        var page = browser.get("/lti/launch/" + registered.get("resourceLinkId").asString());
        String csp = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(csp)
                .contains("default-src 'none'", "script-src 'nonce-", "form-action 'self' " + tool.url(""))
                .contains("frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("<script nonce=\"").doesNotContain("<script src");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aPupilsLaunchCarriesEveryClaim() throws Exception {
        Member pupil = school.pupil(tenant);
        JWTClaimsSet claims = launch(school.browser(tenant, pupil), "nonce-of-the-tool");

        assertThat(claims.getIssuer()).isEqualTo(hub.issuer());
        assertThat(claims.getAudience())
                .containsExactly(registered.get("clientId").asString());
        assertThat(claims.getStringClaim("nonce")).isEqualTo("nonce-of-the-tool");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(claims.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiResourceLinkRequest");
        assertThat(claims.getStringClaim(CLAIM + "version")).isEqualTo("1.3.0");
        assertThat(claims.getStringClaim(CLAIM + "deployment_id"))
                .isEqualTo(registered.get("deploymentId").asString());
        assertThat(claims.getStringClaim(CLAIM + "target_link_uri")).isEqualTo(tool.url("/start"));
        assertThat(claims.getStringListClaim(CLAIM + "roles"))
                .containsExactly(
                        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student");
        assertThat(claims.getJSONObjectClaim(CLAIM + "resource_link"))
                .containsEntry("title", "分数ドリル")
                .containsKey("id");
        assertThat(claims.getJSONObjectClaim(CLAIM + "context"))
                .containsEntry("label", "5年1組")
                .containsEntry("title", "さくら小学校 5年1組")
                .containsEntry("type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"));
        assertThat(claims.getJSONObjectClaim(CLAIM + "launch_presentation"))
                .containsEntry("locale", "ja-JP")
                .containsEntry("document_target", "window");
        assertThat(claims.getJSONObjectClaim(CLAIM + "tool_platform")).containsEntry("guid", hub.issuer());
        assertThat(claims.toString())
                .doesNotContain("山田")
                .doesNotContain(pupil.personId().toString());
    }

    @Test
    void customParametersAreSubstitutedAndUnknownVariablesPassLiterally() throws Exception {
        JWTClaimsSet claims = launch(school.browser(tenant, school.pupil(tenant)), "n");
        Map<String, Object> custom = claims.getJSONObjectClaim(CLAIM + "custom");
        assertThat(custom)
                .containsEntry("endpoint", hub.link("/xapi/"))
                .containsEntry("plain", "分数 <1>")
                .containsEntry("unknown", "$Nobody.knows");
        assertThat(custom(claims, "fetch")).startsWith(hub.link("/lti/xapi-token/"));
        assertThat(UUID.fromString(custom(claims, "registration")).version()).isEqualTo(4);
        JsonNode actor = json.readTree(custom(claims, "actor"));
        assertThat(actor.at("/account/homePage").asString()).isEqualTo(hub.issuer());
        assertThat(actor.at("/account/name").asString()).isEqualTo(claims.getSubject());
    }

    @Test
    void theSubjectStaysForAToolAndDiffersBetweenTools() throws Exception {
        Member pupil = school.pupil(tenant);
        HubBrowser browser = school.browser(tenant, pupil);
        String first = launch(browser, "n1").getSubject();
        assertThat(launch(browser, "n2").getSubject()).isEqualTo(first);
        assertThat(school.one(
                        tenant,
                        "select person_id from identity_link where tenant_id = :tenant and source = '" + hub.issuer()
                                + "' and source_key = '" + first + "'",
                        UUID.class))
                .isEqualTo(pupil.personId());

        register("{}");
        assertThat(launch(browser, "n3").getSubject()).isNotEqualTo(first);
    }

    @Test
    void aTeachersLaunchIsAnInstructors() throws Exception {
        JWTClaimsSet claims = launch(school.browser(tenant, school.teacher(tenant)), "n");
        assertThat(claims.getStringListClaim(CLAIM + "roles"))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor")
                .noneMatch(role -> role.endsWith("#Learner"));
    }

    @Test
    void theTokenNamesItsKeyAndIsRs256() throws Exception {
        String token =
                answer(school.browser(tenant, school.pupil(tenant)), Map.of()).get("id_token");
        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isNotBlank();
    }

    @Test
    void hostileStateComesBackAsItWasAndEscaped() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        String state = "\"><script>alert(1)</script>&'";
        assertThat(answer(browser, Map.of("state", state))).containsEntry("state", state);
    }

    @Test
    void theAuthenticationRequestMayBeAGetWithParametersTheHubDoesNotKnow() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        Map<String, String> asked = asked(browser);
        asked.put("id_token_signed_response_alg", "RS256");
        asked.put("lti_deployment_id", registered.get("deploymentId").asString());
        var answer = browser.get("/lti/authorize?" + TestTool.encoded(asked));
        assertThat(Forms.action(answer.body())).isEqualTo(tool.url("/launch"));
        assertThat(Forms.fields(answer.body())).containsKeys("id_token", "state");
    }

    @Test
    void whoseAccountIsDisabledLaunchesNothingWithASessionThatIsOpen() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        String link = "/lti/launch/" + registered("resourceLinkId");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        transactions.run(tenant.id(), () -> jdbc.sql("update account set enabled = false where tenant_id = :t")
                .param("t", tenant.id())
                .update());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> browser.get(link).statusCode() == 302);
    }
}
