package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What isn't taken of registrations, and by whom. */
class RegistrationRefusalTest extends RegistrationStage {
    private static final String METADATA = "invalid_client_metadata";

    /** The member is set to the value, or taken away where that is empty. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application_type | "native" | application_type: This must be web
            application_type | | application_type: This must be web
            response_types | ["code"] | response_types: This must be an array that has id_token
            response_types | "id_token" | response_types: This must be an array
            grant_types | ["implicit"] | grant_types: This must be an array that has client_credentials
            grant_types | ["client_credentials"] | grant_types: This must be an array that has implicit
            token_endpoint_auth_method | "client_secret_basic" | token_endpoint_auth_method: This must be private_key_jwt
            scope | | scope: This member is required
            scope | ["a"] | scope: This must be a string
            initiate_login_uri | | initiate_login_uri: This member is required
            initiate_login_uri | "javascript:alert(1)" | initiate_login_uri: Only http and https
            initiate_login_uri | "https://tool.evil.example/login" | initiate_login_uri: The host tool.evil.example is neither
            initiate_login_uri | "https://127.0.0.1@evil.example/" | initiate_login_uri: An address here can't hold a user name
            initiate_login_uri | "https://127.0.0.1.evil.example/" | initiate_login_uri: The host 127.0.0.1.evil.example
            jwks_uri | | jwks_uri: Give the address of the tool's public keys
            jwks_uri | "https://evil.example/jwks" | jwks_uri: The host evil.example
            jwks | {"keys": []} | jwks: Give a JWK Set of public keys only
            client_name#ja | "a\\u0000b" | client_name#ja: This must have 2000 characters at most, without control characters
            lti.domain | | domain: This member is required
            lti.domain | "com" | domain: 'com' must be a host name
            lti.domain | "co.jp" | domain: 'co.jp' must be a host name
            lti.domain | "evil.example" | redirect_uris[0]: The host 127.0.0.1 is neither
            lti.domain | "0.0.1" | redirect_uris[0]: The host 127.0.0.1 is neither
            lti.target_link_uri | | target_link_uri: This member is required
            lti.target_link_uri | "https://evil.example/" | target_link_uri: The host evil.example
            lti.claims | | claims: This member is required
            lti.claims | "name" | claims: This must be an array
            lti.messages | | messages: This member is required
            lti.messages | [{"label": "x"}] | messages[0].type: This member is required
            lti.messages | [{"type": "LtiDeepLinkingRequest", "target_link_uri": "https://evil.example/"}] | (LtiDeepLinkingRequest): The host evil.example
            lti.custom_parameters | {"a": {"b": 1}} | custom_parameters.a: This must be a string
            lti.custom_parameters | {"a b": "1"} | custom_parameters: Names consist of
            """)
    void aMemberThatBreaksARuleIsNamedWithTheRemedy(String member, String value, String description) {
        ObjectNode registration = registration();
        ObjectNode holder = member.startsWith("lti.") ? lti(registration) : registration;
        String name = member.replace("lti.", "");
        holder.remove(name);
        if (value != null) {
            holder.set(name, json.readTree(value));
        }
        String error = description.startsWith("redirect_uris") ? "invalid_redirect_uri" : METADATA;
        refused(send(token(), registration.toString()), error, description);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | redirect_uris: A value is required
            ["https://127.0.0.1/ok", "https://evil.example/steal"] | redirect_uris[1]: The host evil.example
            ["https://127.0.0.1/ok#part"] | redirect_uris[0]: An address here can't have a fragment
            ["ftp://127.0.0.1/"] | redirect_uris[0]: Only http and https
            [7] | redirect_uris[0]: This must be a string
            "https://127.0.0.1/" | redirect_uris: This must be an array
            """)
    void aRedirectAddressHasItsOwnError(String value, String description) {
        ObjectNode registration = registration();
        registration.set("redirect_uris", json.readTree(value));
        refused(send(token(), registration.toString()), "invalid_redirect_uri", description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"text\"", "null", "{}"})
    void whatIsNoRegistrationIsRefused(String body) {
        assertThat(send(token(), body).statusCode()).isEqualTo(400);
    }

    @Test
    void aRefusedRegistrationMayBeMendedAndSentAgain() {
        String token = token();
        assertThat(send(token, "{}").statusCode()).isEqualTo(400);
        taken(send(token, registration().toString()));
    }

    @Test
    void sizeAndTypeAreBounded() {
        ObjectNode registration = registration().put("made_up", "x".repeat(70_000));
        assertThat(send(token(), registration.toString()).statusCode()).isEqualTo(413);
        var form = http.send(http.request("/lti/register")
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b")));
        assertThat(form.statusCode()).isEqualTo(415);
        ObjectNode many = registration();
        for (int i = 0; i < 60; i++) {
            ((ObjectNode) lti(many).get("custom_parameters")).put("p" + i, "v");
        }
        refused(send(token(), many.toString()), METADATA, "custom_parameters: These are too many");
    }

    @Test
    void aTokenIsGoodOnce() {
        String token = token();
        taken(send(token, registration().toString()));
        unauthorized(send(token, registration().toString()));
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/registrations").body())
                        .get("registrations"))
                .hasSize(1);
    }

    @Test
    void ofSeveralRegistrationsAtOnceOneWins() throws Exception {
        String token = token();
        String body = registration().toString();
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> send(token, body).statusCode());
            }
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(200).contains(401).hasSize(8);
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/registrations").body())
                        .get("registrations"))
                .hasSize(1);
    }

    @Test
    void anExpiredOrWithdrawnInvitationAndNoTokenAreRefused() {
        String expired = token();
        school.sql(
                tenant, "update lti_invitation set expires_at = now() - interval '1 second' where tenant_id = :tenant");
        JsonNode withdrawn = invite("{}");
        String path = "/api/v1/lti/invitations/" + withdrawn.get("invitationId").asString();
        assertThat(http.send(http.request(tenant, path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(http.send(http.request(tenant, path).DELETE()).statusCode()).isEqualTo(404);
        TestTenant elsewhere = school.create();
        String otherTenants = token().replaceFirst("\\d+", Integer.toString(elsewhere.id()));
        for (String token : List.of(
                expired,
                withdrawn.get("registration_token").asString(),
                otherTenants,
                "",
                "1.x",
                "-1.x",
                "99999999999.x")) {
            unauthorized(send(token, registration().toString()));
        }
        var bare = http.send(http.request("/lti/register")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(registration().toString())));
        unauthorized(bare);
    }

    @Test
    void aTokenOfOneToolNeverReachesAnother() {
        JsonNode one = sent(registration());
        JsonNode other = sent(registration());
        approve(one);
        approve(other);
        ObjectNode mixed = ((ObjectNode) one.deepCopy())
                .put(
                        "registration_client_uri",
                        other.get("registration_client_uri").asString());
        unauthorized(asTool("GET", mixed, ""));
        unauthorized(asTool("PUT", mixed, registration().toString()));
        ObjectNode named =
                registration().put("client_id", other.get("client_id").asString());
        refused(asTool("PUT", one, named.toString()), METADATA, "client_id: This must be the client id of the address");
        ObjectNode spent = ((ObjectNode) one.deepCopy()).put("registration_access_token", token());
        unauthorized(asTool("PUT", spent, registration().toString()));
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/registrations").body())
                        .toString())
                .doesNotContain("WAITING");
    }

    @Test
    void aNewRegistrationWithTheAddressesOfAToolNeverReplacesItAndIsWarnedOf() {
        register("{}");
        JsonNode told = sent(registration());
        assertThat(told.get("client_id").asString()).isNotEqualTo(registered("clientId"));
        String registrationId = waiting(told);
        assertThat(review(registrationId).get("warnings").toString()).contains("SAME_HOST", "分数ドリル");
        assertThat(school.administrator(tenant)
                        .get("/tools/registrations/" + registrationId)
                        .body())
                .contains("同じホストを使うツールがすでにあります");
        approve(told);
        JsonNode tools =
                json.readTree(http.get(tenant, "/api/v1/lti/tools").body()).get("tools");
        assertThat(tools).hasSize(2);
        assertThat(tools.toString())
                .contains(registered("clientId"), told.get("client_id").asString());
    }

    @Test
    void aToolThatIsSwitchedOffChangesNothing() {
        JsonNode told = sent(registration());
        approve(told);
        http.send(http.request(
                        tenant, "/api/v1/lti/tools/" + told.get("client_id").asString())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"enabled\": false}")));
        unauthorized(asTool("PUT", told, registration().toString()));
        unauthorized(asTool("GET", told, ""));
    }

    @Test
    void aToolInALoopIsHeldBack() {
        JsonNode told = sent(registration());
        for (int i = 0; i < 30; i++) {
            assertThat(asTool("PUT", told, "{}").statusCode()).isEqualTo(400);
        }
        assertThat(asTool("PUT", told, registration().toString()).statusCode()).isEqualTo(429);
    }

    @Test
    void aScriptIsShownAsText() {
        ObjectNode registration = registration();
        String script = "<script>alert(1)</script>";
        registration.put("client_name#ja", script).put("policy_uri", "javascript:alert(1)");
        lti(registration).set("claims", json.readTree("[\"" + script + "\"]"));
        lti(registration)
                .set("messages", json.readTree("[{\"type\": \"" + script + "\", \"label\": \"" + script + "\"}]"));
        JsonNode told = sent(registration);
        HubBrowser admin = school.administrator(tenant);
        for (String path : List.of("/tools/registrations", "/tools/registrations/" + waiting(told))) {
            assertThat(admin.get(path).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "href=\"javascript");
        }
    }

    @Test
    void onlyAdministratorsInviteSeeAndDecide() {
        JsonNode told = sent(registration());
        String registrationId = waiting(told);
        tenants.client(tenant.id(), "reader-" + tenant.slug(), EnumSet.of(Permission.XAPI_STATEMENTS_READ));
        String basic = HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug());
        for (String path : List.of(
                "/api/v1/lti/invitations",
                "/api/v1/lti/registrations/" + registrationId + "/approve",
                "/api/v1/lti/registrations/" + registrationId + "/reject",
                "/api/v1/lti/tools/import")) {
            assertThat(http.send(http.request(path)
                                    .header("Authorization", basic)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"scopes\": [], \"released\": []}")))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        HubBrowser teacher = school.browser(tenant, school.teacher(tenant));
        for (String path : List.of(
                "/tools/invitations",
                "/tools/registrations",
                "/tools/registrations/" + registrationId,
                "/tools/import")) {
            assertThat(teacher.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(teacher.post("/tools/registrations/" + registrationId + "/approve", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(listed(told).isNull()).isTrue();
    }

    @Test
    void anotherTenantsRegistrationLooksLikeNone() {
        String registrationId = waiting(sent(registration()));
        TestTenant elsewhere = school.create();
        String path = "/api/v1/lti/registrations/" + registrationId;
        assertThat(http.get(elsewhere, path).statusCode()).isEqualTo(404);
        assertThat(http.post(elsewhere, path + "/approve", "{\"scopes\": [], \"released\": []}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.post(elsewhere, path + "/reject", "").statusCode()).isEqualTo(404);
        register("{}");
        assertThat(http.post(elsewhere, "/api/v1/lti/invitations", "{\"toolId\": \"" + registered("clientId") + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingIsApprovedByLeavingSomethingOut() {
        String registrationId = waiting(sent(registration()));
        for (String body : List.of(
                "{}", "{\"scopes\": []}", "{\"released\": []}", "{\"scopes\": [\"urn:else\"], \"released\": []}")) {
            assertThat(decide(registrationId, "approve", body)).as(body).isEqualTo(400);
        }
    }

    @Test
    void anInvitationIsBoundedAndItsTokenShownOnceAndKeptAsAHash() {
        for (String wrong : List.of(
                "{\"hours\": 0}",
                "{\"hours\": 169}",
                "{\"note\": \"" + "x".repeat(101) + "\"}",
                "{\"registrationUri\": \"javascript:alert(1)\"}",
                "{\"registrationUri\": \"https://user@tool.example/\"}")) {
            assertThat(http.post(tenant, "/api/v1/lti/invitations", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        JsonNode made = invite("{\"note\": \"A 社\", \"registrationUri\": \"https://tool.example/register\"}");
        String token = made.get("registration_token").asString();
        assertThat(made.get("openAt").asString())
                .startsWith("https://tool.example/register?openid_configuration=")
                .endsWith("&registration_token=" + token);
        assertThat(http.get(tenant, "/api/v1/lti/invitations").body())
                .contains("A 社", "\"open\":true")
                .doesNotContain(token);
        assertThat(school.one(
                        tenant,
                        "select count(*) from lti_invitation where tenant_id = :tenant and token_hash = sha256('"
                                + token + "')",
                        Long.class))
                .isEqualTo(1);
        assertThat(audited("lti.invite-tool")).isEqualTo(1);
        for (int i = 0; i < 99; i++) {
            token();
        }
        assertThat(http.post(tenant, "/api/v1/lti/invitations", "{}").statusCode())
                .isEqualTo(409);
    }

    private void refused(HttpResponse<String> answer, String error, String description) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("error").asString()).isEqualTo(error);
        assertThat(body.get("error_description").asString()).contains(description);
    }

    private void unauthorized(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo("invalid_token");
    }
}
