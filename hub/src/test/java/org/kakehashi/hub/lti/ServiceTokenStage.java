package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

/** A tool with a key that asks for tokens. */
abstract class ServiceTokenStage extends LtiTest {
    static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    ToolKeyServer server = ToolKeyServer.start();
    JWK key;
    String client = "";

    ServiceTokenStage() throws Exception {
        key = ToolKeyServer.key();
    }

    @BeforeEach
    void aToolThatMaySendScores() {
        server.publish(key);
        client = registered(tenant, "\"jwksUri\": \"" + server.url() + "\"");
        allow(tenant, client, SCORE, LINE_ITEM);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    String registered(TestTenant at, String keys) {
        var answer = http.post(at, "/api/v1/lti/tools", """
                {"name": "分数ドリル", "initiateLoginUri": "https://tool.example/login", "targetLinkUri": "https://tool.example/",
                 "redirectUris": ["https://tool.example/launch"], %s}
                """.formatted(keys));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).get("clientId").asString();
    }

    void allow(TestTenant at, String tool, String... scopes) {
        assertThat(http.send(http.request(at, "/api/v1/lti/tools/" + tool + "/settings")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(
                                        json.writeValueAsString(Map.of("scopes", List.of(scopes))))))
                        .statusCode())
                .isEqualTo(204);
    }

    JWTClaimsSet.Builder claims() {
        return ToolKeyServer.claims(client, hub.link("/lti/token"));
    }

    String assertion() throws Exception {
        return signed(claims().build());
    }

    String signed(JWTClaimsSet claims) throws Exception {
        return ToolKeyServer.signed(key, JWSAlgorithm.RS256, claims);
    }

    static Map<String, String> form(String assertion, String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        form.put("scope", scope);
        return form;
    }

    HttpResponse<String> post(String body) {
        return http.send(http.request("/lti/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> ask(String assertion) {
        return post(TestTool.encoded(form(assertion, SCORE)));
    }

    String token(String assertion) {
        HttpResponse<String> answer = ask(assertion);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("access_token").asString();
    }

    /** A token that is good but may do something else is forbidden, one that is none isn't known. */
    int status(String token) {
        return http.send(http.request("/api/v1/lti/tools").header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
