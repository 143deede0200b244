package org.kakehashi.conformance.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.kakehashi.conformance.hub.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool that the hub knows, with a key and the xAPI grant. It runs nowhere: the benchmark sends what it would send. */
final class BenchTool {
    static final String MEMBERSHIP = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REDIRECT = "https://bench.example/launch";
    private static final long ASSERTION_SECONDS = 300;

    private final JsonNode registered;
    private final RSAKey key;

    private BenchTool(JsonNode registered, RSAKey key) {
        this.registered = registered;
        this.key = key;
    }

    /** Registers it, for all classes, with the scope of Names and Roles. */
    static BenchTool register(DemoCity city) throws IOException, InterruptedException {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("bench").generate();
            JsonNode registered = JSON.readTree(city.asOperator(
                    "POST", "/api/v1/lti/tools", """
                    {"name": "bench", "initiateLoginUri": "https://bench.example/login", "targetLinkUri": "https://bench.example/",
                     "redirectUris": ["%s"], "xapiGrant": true, "jwks": %s, "customParameters": {"fetch": "$Xapi.fetchUrl",
                     "actor": "$Xapi.actor", "registration": "$Xapi.registration", "endpoint": "$Xapi.endpoint"}}
                    """.formatted(REDIRECT, new JWKSet(key).toString(true))));
            BenchTool tool = new BenchTool(registered, key);
            city.asOperator(
                    "PUT",
                    "/api/v1/lti/tools/" + tool.field("clientId") + "/settings",
                    "{\"scopes\": [\"" + MEMBERSHIP + "\"], \"subjectType\": \"PAIRWISE\", \"released\": [\"NAME\"]}");
            return tool;
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    /** The resource link that pupils tap. */
    String linkId() {
        return field("resourceLinkId");
    }

    /** An authentication request, with a nonce of its own and without hints. */
    String request() {
        return "scope=openid&response_type=id_token&response_mode=form_post&prompt=none&client_id=" + field("clientId")
                + "&redirect_uri=" + REDIRECT.replace(":", "%3A").replace("/", "%2F") + "&state=s&nonce="
                + UUID.randomUUID();
    }

    /** A token for Names and Roles, as a tool gets it. */
    String token(HubProcess hub) throws IOException {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(field("clientId"))
                .subject(field("clientId"))
                .audience(field("tokenEndpoint"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(ASSERTION_SECONDS)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try (Connection connection = new Connection(hub.port(), "")) {
            assertion.sign(new RSASSASigner(key));
            return JSON.readTree(connection.form(
                            "/lti/token",
                            "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&scope="
                                    + MEMBERSHIP.replace(":", "%3A").replace("/", "%2F") + "&client_assertion="
                                    + assertion.serialize()))
                    .get("access_token")
                    .asString();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key can't sign", e);
        }
    }

    private String field(String name) {
        return registered.get(name).asString();
    }
}
