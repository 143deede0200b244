package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubBrowser;
import tools.jackson.databind.JsonNode;

/** A tool is registered by the JSON that its vendor gives. */
class ToolImportTest extends RegistrationStage {
    private static final String CANVAS = """
            {"title": "Canvas drill <b>", "description": "x", "oidc_initiation_url": "https://tool.example/login",
             "target_link_uri": "https://tool.example/start", "public_jwk_url": "https://tool.example/jwks",
             "scopes": ["https://purl.imsglobal.org/spec/lti-ags/scope/score", "https://canvas.instructure.com/lti/feature_flags"],
             "custom_fields": {"level": "5", "account": "$Canvas.account.id"}, "oidc_initiation_urls": {},
             "extensions": [{"platform": "canvas.instructure.com", "domain": "tool.example", "privacy_level": "public",
                "settings": {"icon_url": "http://tool.example/i.png", "placements": [
                    {"placement": "course_navigation", "message_type": "LtiResourceLinkRequest"},
                    {"placement": "link_selection", "message_type": "LtiDeepLinkingRequest",
                     "target_link_uri": "https://tool.example/choose"}]}}]}
            """;

    private JsonNode imported(String body) {
        var answer = http.post(tenant, "/api/v1/lti/tools/import", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    @Test
    void aRegistrationOfDynamicRegistrationIsImported() throws Exception {
        registered = imported(registration().toString());
        assertThat(registered("name")).isEqualTo("分数ドリル");
        assertThat(registered("deploymentId")).isNotBlank();
        assertThat(registered("deepLinkingUri")).isEqualTo(tool.url("/choose"));
        assertThat(registered.get("asked").get("scopes").toString()).contains(SCORE, MEMBERS);
        assertThat(registered.get("asked").get("released").toString()).contains("NAME", "EMAIL");
        assertThat(registered.get("notes").toString()).contains("made_up", "LtiMadeUpRequest");
        assertThat(http.get(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                        .body())
                .as("nothing is given by an import")
                .isEqualTo("{\"scopes\":[],\"subjectType\":\"PAIRWISE\",\"released\":[]}");
        assertThat(custom(launch(school.browser(tenant, school.pupil(tenant)), "n"), "level"))
                .isEqualTo("5");
    }

    @Test
    void aDeveloperKeyOfCanvasIsImported() {
        registered = imported(CANVAS);
        assertThat(registered("initiateLoginUri")).isEqualTo("https://tool.example/login");
        assertThat(registered.get("redirectUris").toString()).isEqualTo("[\"https://tool.example/start\"]");
        assertThat(registered("deepLinkingUri")).isEqualTo("https://tool.example/choose");
        assertThat(registered("toolJwksUri")).isEqualTo("https://tool.example/jwks");
        assertThat(registered.get("iconUri").isNull()).isTrue();
        assertThat(registered.get("asked").get("released").toString()).contains("NAME", "EMAIL");
        assertThat(registered.get("notes").toString())
                .contains("REDIRECT_FROM_TARGET", "NO_PICTURE", "$Canvas.account.id")
                .contains("feature_flags", "oidc_initiation_urls");
    }

    @Test
    void aKeyOfCanvasItselfBecomesAKeySet() {
        String key = tool.key().toPublicJWK().toJSONString();
        imported(CANVAS.replace("\"public_jwk_url\": \"https://tool.example/jwks\"", "\"public_jwk\": " + key));
        assertThat(school.one(tenant, "select jwks::text from tool where tenant_id = :tenant", String.class))
                .contains(tool.key().getKeyID());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { | The body isn't JSON
            [] | The body must be one JSON object
            {} | lti-tool-configuration: This member is required
            {"title": "x"} | target_link_uri: This member is required
            {"title": "x", "target_link_uri": "https://t.example/", "oidc_initiation_url": 7} | oidc_initiation_url: This must be a string
            {"title": "x", "target_link_uri": "https://t.example/", "oidc_initiation_url": "javascript:1"} | initiateLoginUri: Only http and https
            """)
    void whatCantBeImportedIsNamed(String body, String detail) {
        var answer = http.post(tenant, "/api/v1/lti/tools/import", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("detail").asString()).contains(detail);
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/tools").body()).get("tools"))
                .isEmpty();
    }

    @Test
    void thePageFillsTheFormAndRegistersNothing() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/tools/import").body()).contains("data-into=\"json\"", "registration.js");
        var filled = admin.post("/tools/import", "json=" + encoded(CANVAS));
        assertThat(filled.statusCode()).isEqualTo(200);
        assertThat(filled.body())
                .contains("value=\"Canvas drill &lt;b&gt;\"", "https://tool.example/choose", "level=5")
                .contains("action=\"/tools\"", "点数を送る", "氏名", "$Canvas.account.id");
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/tools").body()).get("tools"))
                .isEmpty();
        var refused = admin.post("/tools/import", "json=" + encoded("{\"title\": \"<i>\"}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("読み込めませんでした", "target_link_uri", "&lt;i&gt;");
    }

    @Test
    void theSizeIsBounded() {
        assertThat(http.post(tenant, "/api/v1/lti/tools/import", "{\"a\": \"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        HubBrowser admin = school.administrator(tenant);
        admin.get("/tools/import");
        assertThat(admin.post("/tools/import", "json=" + "x".repeat(70_000)).statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/tools/import", "json=" + "x".repeat(300_000)).statusCode())
                .isEqualTo(413);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
