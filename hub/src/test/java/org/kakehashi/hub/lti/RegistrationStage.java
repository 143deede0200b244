package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps of Dynamic Registration, as administrator and tool take them. */
abstract class RegistrationStage extends LtiTest {
    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    /** An invitation by the API; {@code wanted} is JSON. */
    JsonNode invite(String wanted) {
        var answer = http.post(tenant, "/api/v1/lti/invitations", wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    /** The registration token of a new invitation for a new tool. */
    String token() {
        return invite("{}").get("registration_token").asString();
    }

    /** What the test tool sends to register. */
    ObjectNode registration() {
        return (ObjectNode) json.readTree("""
                {"application_type": "web", "response_types": ["id_token"], "grant_types": ["implicit", "client_credentials"],
                 "initiate_login_uri": "%1$s/login?id=7", "redirect_uris": ["%1$s/launch"], "client_name": "Fractions",
                 "client_name#ja": "分数ドリル", "jwks_uri": "%1$s/jwks", "token_endpoint_auth_method": "private_key_jwt",
                 "scope": "openid %2$s %3$s https://else.example/scope", "logo_uri": "https://tool.example/logo.png",
                 "policy_uri": "https://tool.example/privacy", "made_up": {"a": 1},
                 "https://purl.imsglobal.org/spec/lti-tool-configuration": {
                    "domain": "127.0.0.1", "target_link_uri": "%1$s/start", "custom_parameters": {"level": 5, "who": "$Person.name.full"},
                    "claims": ["iss", "sub", "name", "email"],
                    "messages": [
                        {"type": "LtiResourceLinkRequest", "custom_parameters": {"fetch": "$Xapi.fetchUrl"}},
                        {"type": "LtiDeepLinkingRequest", "target_link_uri": "%1$s/choose", "label": "Choose"},
                        {"type": "LtiMadeUpRequest"}]}}
                """.formatted(tool.url(""), SCORE, MEMBERS));
    }

    /** The member that LTI adds to a registration. */
    static ObjectNode lti(ObjectNode registration) {
        return (ObjectNode) registration.get(TOOL);
    }

    /** Sends a registration to the registration endpoint. */
    HttpResponse<String> send(String token, String body) {
        return http.send(http.request("/lti/register")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Registers with a new invitation; gives what the tool is told. */
    JsonNode sent(ObjectNode registration) {
        return taken(send(token(), registration.toString()));
    }

    JsonNode taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /** Reads or changes a registration as the tool, with the token it was told. */
    HttpResponse<String> asTool(String method, JsonNode told, String body) {
        String path = told.get("registration_client_uri").asString().replace(hub.issuer(), "");
        return http.send(http.request(path)
                .header(
                        "Authorization",
                        "Bearer " + told.get("registration_access_token").asString())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The id of the registration of that client that waits. */
    String waiting(JsonNode told) {
        for (JsonNode one : json.readTree(
                        http.get(tenant, "/api/v1/lti/registrations").body())
                .get("registrations")) {
            if (one.get("clientId").equals(told.get("client_id"))
                    && one.get("state").asString().equals("WAITING")) {
                return one.get("registrationId").asString();
            }
        }
        throw new AssertionError("none waits");
    }

    JsonNode review(String registrationId) {
        return json.readTree(
                http.get(tenant, "/api/v1/lti/registrations/" + registrationId).body());
    }

    int decide(String registrationId, String how, String body) {
        return http.post(tenant, "/api/v1/lti/registrations/" + registrationId + "/" + how, body)
                .statusCode();
    }

    /** Approves what waits for the client, with nothing but launches. */
    void approve(JsonNode told) {
        assertThat(decide(waiting(told), "approve", "{\"scopes\": [], \"released\": [], \"xapiGrant\": true}"))
                .isEqualTo(204);
    }

    /** The tool as the API lists it; JSON null: there is none. */
    JsonNode listed(JsonNode told) {
        for (JsonNode one :
                json.readTree(http.get(tenant, "/api/v1/lti/tools").body()).get("tools")) {
            if (one.get("clientId").equals(told.get("client_id"))) {
                return one;
            }
        }
        return json.readTree("null");
    }

    long audited(String action) {
        return school.one(
                tenant,
                "select count(*) from audit_event where tenant_id = :tenant and action = '" + action + "'",
                Long.class);
    }
}
