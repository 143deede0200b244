package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import tools.jackson.databind.JsonNode;

class KeysTest extends LtiTest {
    @Test
    void onlyPublicHalvesOfStrongKeysArePublishedAndMayBeCached() throws Exception {
        var answer = http.send(http.request("/.well-known/jwks.json"));
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=300", "public");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(JWKSet.parse(answer.body()).getKeys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.size()).isGreaterThanOrEqualTo(2048);
            assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
        });
    }

    @Test
    void afterARotationTheNewKeySignsAndTheOldOneStillVerifies() throws Exception {
        register("{}");
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        String before = String.valueOf(answer(browser, Map.of()).get("id_token"));
        var rotated =
                http.send(http.request(tenant, "/api/v1/lti/signing-keys").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(rotated.statusCode()).isEqualTo(201);
        String after = String.valueOf(answer(browser, Map.of()).get("id_token"));

        assertThat(SignedJWT.parse(after).getHeader().getKeyID())
                .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID())
                .isEqualTo(json.readTree(rotated.body()).get("kid").asString());
        assertThat(TestTool.verified(hub.issuer(), before).getSubject())
                .isEqualTo(TestTool.verified(hub.issuer(), after).getSubject());
    }

    @Test
    void thePrivateHalfIsSealedInTheDatabase() throws Exception {
        http.send(http.request("/.well-known/jwks.json"));
        for (String stored : jdbc.sql("select sealed_private from signing_key")
                .query(String.class)
                .list()) {
            assertThat(new String(
                            java.util.Base64.getDecoder().decode(stored), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("kty", "\"d\"");
        }
        JWK key = JWKSet.parse(http.send(http.request("/.well-known/jwks.json")).body())
                .getKeys()
                .getFirst();
        assertThat(key).isInstanceOf(RSAKey.class);
    }

    @Test
    void theConfigurationNamesWhatIsThereAndNothingElse() {
        JsonNode configuration = json.readTree(
                http.send(http.request("/.well-known/openid-configuration")).body());
        assertThat(configuration.get("issuer").asString()).isEqualTo(hub.issuer());
        assertThat(configuration.get("authorization_endpoint").asString()).isEqualTo(hub.link("/lti/authorize"));
        assertThat(configuration.get("jwks_uri").asString()).isEqualTo(hub.link("/.well-known/jwks.json"));
        assertThat(configuration.get("token_endpoint").asString()).isEqualTo(hub.link("/lti/token"));
        assertThat(configuration.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"private_key_jwt\"]");
        assertThat(configuration
                        .get("token_endpoint_auth_signing_alg_values_supported")
                        .toString())
                .contains("RS256", "ES256")
                .doesNotContain("HS", "none");
        assertThat(configuration.get("scopes_supported").toString())
                .contains("\"openid\"", "lti-ags/scope/score", "contextmembership.readonly");
        assertThat(configuration.get("grant_types_supported").toString()).contains("implicit", "client_credentials");
        assertThat(configuration
                        .get("https://purl.imsglobal.org/spec/lti-platform-configuration")
                        .get("messages_supported")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("LtiResourceLinkRequest");
        assertThat(configuration.toString())
                .contains("LtiSubmissionReviewRequest", "LtiStartProctoring", "LtiEndAssessment");
    }
}
