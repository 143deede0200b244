package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool registers by itself, waits for approval, is launched, and changes its registration. */
class DynamicRegistrationTest extends RegistrationStage {
    private static final String STATE = "https://kakehashi.example/lti/registration_state";

    @Test
    void theConfigurationHasWhatStrictToolsDemand() {
        JsonNode configuration = json.readTree(
                http.send(http.request("/.well-known/openid-configuration")).body());
        assertThat(configuration.get("registration_endpoint").asString()).isEqualTo(hub.link("/lti/register"));
        for (String member : new String[] {
            "scopes_supported",
            "response_types_supported",
            "subject_types_supported",
            "claims_supported",
            "id_token_signing_alg_values_supported",
            "token_endpoint_auth_methods_supported"
        }) {
            assertThat(configuration.get(member).isArray()).as(member).isTrue();
            assertThat(configuration.get(member)).as(member).isNotEmpty();
        }
        JsonNode platform = configuration.get("https://purl.imsglobal.org/spec/lti-platform-configuration");
        assertThat(platform.get("product_family_code").asString()).isEqualTo("kakehashi");
        assertThat(platform.get("version").asString()).isNotBlank();
        assertThat(platform.get("messages_supported").toString())
                .contains("{\"type\":\"LtiResourceLinkRequest\"}")
                .contains("{\"type\":\"LtiDeepLinkingRequest\",\"placements\":[\"ContentArea\"]}");
        assertThat(platform.get("variables").toString()).contains("Xapi.fetchUrl");
    }

    @Test
    void aToolRegistersIsApprovedAndLaunched() throws Exception {
        JsonNode told = sent(registration());
        assertThat(told.get("client_id").asString()).isNotBlank();
        assertThat(told.get("scope").asString()).contains(SCORE, MEMBERS).doesNotContain("else.example", "openid");
        assertThat(told.get(TOOL).get("deployment_id").asString()).isNotBlank();
        assertThat(told.get(TOOL).get("messages")).hasSize(2);
        assertThat(told.get(STATE).asString()).isEqualTo("waiting");
        assertThat(told.has("made_up")).isFalse();

        assertThat(listed(told).isNull()).as("nothing of it is there yet").isTrue();
        JsonNode review = review(waiting(told));
        assertThat(review.get("released").toString()).isEqualTo("[\"NAME\",\"EMAIL\"]");
        assertThat(review.get("notes").toString())
                .contains("made_up", "https://else.example/scope", "LtiMadeUpRequest");

        String approval = "{\"scopes\": [\"" + SCORE + "\"], \"released\": [\"NAME\", \"KANA\"], \"xapiGrant\": true}";
        assertThat(decide(waiting(told), "approve", approval)).isEqualTo(204);
        registered = listed(told);
        assertThat(registered("name")).isEqualTo("分数ドリル");
        assertThat(registered("deepLinkingUri")).isEqualTo(tool.url("/choose"));
        assertThat(http.get(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                        .body())
                .as("never more than was asked")
                .contains(SCORE, "NAME")
                .doesNotContain(MEMBERS, "EMAIL", "KANA");

        JWTClaimsSet claims = launch(school.browser(tenant, school.pupil(tenant)), "nonce");
        assertThat(claims.getAudience()).containsExactly(told.get("client_id").asString());
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti/claim/deployment_id"))
                .isEqualTo(told.get(TOOL).get("deployment_id").asString());
        assertThat(custom(claims, "level")).isEqualTo("5");
        assertThat(custom(claims, "who")).isEqualTo("山田 花子");
        assertThat(custom(claims, "fetch")).startsWith(hub.link("/lti/xapi-token/"));
        JsonNode now = taken(asTool("GET", told, ""));
        assertThat(now.get(STATE).asString()).isEqualTo("approved");
        assertThat(now.get("scope").asString()).isEqualTo(SCORE);
        assertThat(now.get("registration_access_token")).isEqualTo(told.get("registration_access_token"));
        assertThat(audited("lti.receive-registration")).isEqualTo(1);
        assertThat(audited("lti.approve-registration")).isEqualTo(1);
        assertThat(audited("lti.register-tool")).isEqualTo(1);
    }

    @Test
    void aToolMayRegisterItsKeysThemselves() {
        ObjectNode registration = registration();
        registration.remove("jwks_uri");
        registration.set(
                "jwks", json.readTree("{\"keys\": [" + tool.key().toPublicJWK().toJSONString() + "]}"));
        JsonNode told = sent(registration);
        approve(told);
        assertThat(told.get("jwks").get("keys")).hasSize(1);
        assertThat(listed(told).get("enabled").asBoolean()).isTrue();
    }

    @Test
    void anUpdateWaitsAndTheToolGoesOnAsItWas() {
        JsonNode told = sent(registration());
        approve(told);
        ObjectNode changed = registration();
        changed.put("client_name#ja", "新・分数ドリル");
        changed.put("client_id", told.get("client_id").asString());
        lti(changed).put("target_link_uri", tool.url("/start2"));
        assertThat(taken(asTool("PUT", told, changed.toString())).get(STATE).asString())
                .isEqualTo("waiting");
        assertThat(listed(told).get("name").asString()).isEqualTo("分数ドリル");

        String registrationId = waiting(told);
        JsonNode review = review(registrationId);
        assertThat(review.get("registration").get("changes").asBoolean()).isTrue();
        assertThat(review.get("lines").toString())
                .contains("{\"field\":\"name\",\"before\":[\"分数ドリル\"],\"after\":[\"新・分数ドリル\"]}");
        String page = school.administrator(tenant)
                .get("/tools/registrations/" + registrationId)
                .body();
        assertThat(page).contains("いま", "承認すると", "変わる", tool.url("/start"), tool.url("/start2"));

        approve(told);
        assertThat(listed(told).get("name").asString()).isEqualTo("新・分数ドリル");
        assertThat(listed(told).get("targetLinkUri").asString()).isEqualTo(tool.url("/start2"));
        assertThat(listed(told).get("deploymentId")).isEqualTo(told.get(TOOL).get("deployment_id"));
        assertThat(taken(asTool("GET", told, "")).get(STATE).asString()).isEqualTo("approved");
        assertThat(audited("lti.change-tool")).isEqualTo(1);
    }

    @Test
    void aNewerUpdateTakesThePlaceOfOneThatWaitsSoThatNothingUnseenIsApproved() {
        JsonNode told = sent(registration());
        String seen = waiting(told);
        ObjectNode changed = registration();
        lti(changed).put("target_link_uri", tool.url("/other"));
        taken(asTool("PUT", told, changed.toString()));
        assertThat(decide(seen, "approve", "{\"scopes\": [], \"released\": []}"))
                .isEqualTo(404);
        assertThat(listed(told).isNull()).isTrue();
        approve(told);
        assertThat(listed(told).get("targetLinkUri").asString()).isEqualTo(tool.url("/other"));
    }

    @Test
    void anInvitationMayBeForAnUpdateOfATool() {
        register("{\"level\": \"5\"}");
        String invitation = "{\"toolId\": \"" + registered("clientId") + "\"}";
        JsonNode told = taken(send(
                invite(invitation).get("registration_token").asString(),
                registration().toString()));
        assertThat(told.get("client_id").asString()).isEqualTo(registered("clientId"));
        assertThat(told.get(TOOL).get("deployment_id").asString()).isEqualTo(registered("deploymentId"));
        assertThat(listed(told)).isEqualTo(registered);
        approve(told);
        assertThat(listed(told).get("deepLinkingUri").asString()).isEqualTo(tool.url("/choose"));
        assertThat(listed(told).get("resourceLinkId").asString()).isEqualTo(registered("resourceLinkId"));
    }

    @Test
    void anUpdateKeepsWhatTheAdministratorSetAndGivesNothingAnew() {
        JsonNode told = sent(registration());
        assertThat(decide(waiting(told), "approve", "{\"scopes\": [\"" + SCORE + "\"], \"released\": []}"))
                .isEqualTo(204);
        taken(asTool("PUT", told, registration().toString()));
        String page = school.administrator(tenant)
                .get("/tools/registrations/" + waiting(told))
                .body();
        assertThat(page)
                .containsPattern("value=\"" + SCORE + "\" checked")
                .doesNotContainPattern("value=\"" + MEMBERS + "\" checked")
                .doesNotContainPattern("value=\"NAME\" checked");
    }

    @Test
    void thePagesInviteReviewAndApprove() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/tools").body()).contains("/tools/invitations", "/tools/registrations", "/tools/import");
        admin.get("/tools/invitations");
        var made = admin.post(
                "/tools/invitations",
                "note=A+%3Cb%3E&toolId=&registrationUri=https://tool.example/register?v=2&hours=2");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body())
                .contains("registration.js", "data-next=\"/tools/registrations\"")
                .contains("https://tool.example/register?v=2&amp;openid_configuration=http%3A%2F%2F");
        String token = made.body().replaceFirst("(?s).*id=\"registration-token\">([^<]+)<.*", "$1");
        JsonNode told = taken(send(token, registration().toString()));
        assertThat(admin.get("/tools/invitations").body()).contains("使われました").doesNotContain(token);
        assertThat(admin.get("/tools/registrations").body()).contains("分数ドリル", "承認待ち", "A &lt;b&gt;");

        String path = "/tools/registrations/" + waiting(told);
        assertThat(admin.get(path).body())
                .contains("点数を送る", "氏名", "$Person.name.full", "起動のたびに値が入る変数", "https://tool.example/privacy")
                .contains("登録ページはツールのドメインの外にあります", "暗号化されない", "LtiMadeUpRequest")
                .contains("value=\"NAME\" checked");
        var approved = admin.post(path + "/approve", "released=NAME");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(302);
        assertThat(admin.get(path).body()).contains("承認済み").doesNotContain("却下する");
        assertThat(listed(told).get("xapiGrant").asBoolean()).as("was unticked").isFalse();
        assertThat(admin.post(path + "/reject", "").statusCode()).isEqualTo(302);
        assertThat(listed(told).get("enabled").asBoolean()).as("decided before").isTrue();
    }

    @Test
    void aRejectedToolIsNoneAndItsTokenEnds() {
        JsonNode told = sent(registration());
        String registrationId = waiting(told);
        assertThat(decide(registrationId, "reject", "")).isEqualTo(204);
        assertThat(decide(registrationId, "approve", "{\"scopes\": [], \"released\": []}"))
                .isEqualTo(409);
        assertThat(listed(told).isNull()).isTrue();
        assertThat(asTool("GET", told, "").statusCode()).isEqualTo(401);
        assertThat(asTool("PUT", told, registration().toString()).statusCode()).isEqualTo(401);
        assertThat(audited("lti.reject-registration")).isEqualTo(1);
    }

    @Test
    void aRejectedUpdateLeavesTheToolAndItsToken() {
        JsonNode told = sent(registration());
        approve(told);
        ObjectNode changed = registration();
        changed.put("client_name#ja", "別の名前");
        taken(asTool("PUT", told, changed.toString()));
        assertThat(decide(waiting(told), "reject", "")).isEqualTo(204);
        assertThat(listed(told).get("name").asString()).isEqualTo("分数ドリル");
        assertThat(taken(asTool("GET", told, "")).get("client_name#ja").asString())
                .isEqualTo("分数ドリル");
    }
}
