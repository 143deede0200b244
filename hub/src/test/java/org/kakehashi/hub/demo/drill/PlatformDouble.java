package org.kakehashi.hub.demo.drill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the platform: its keys, its one-time fetch URL, its statement resource, its id_tokens. */
final class PlatformDouble implements AutoCloseable {
    static final String REGISTRATION = "6f3c1f7e-6d0a-4a53-8a2b-0a5b8c7d9e10";
    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String STATEMENTS = "/xapi/statements";
    private static final JsonMapper JSON = new JsonMapper();

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final RSAKey key;

    PlatformDouble() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("platform-1").generate();
        server.start();
        server.stubFor(get("/jwks").willReturn(okJson(new JWKSet(key).toString())));
        server.stubFor(post("/fetch/once").willReturn(okJson("{\"auth-token\":\"token-of-the-grant\"}")));
        takeStatements(200);
    }

    String issuer() {
        return "http://localhost:" + server.port();
    }

    Registration registration() {
        return new Registration(
                "client-1",
                "deployment-1",
                issuer(),
                URI.create(issuer() + "/authorize"),
                URI.create(issuer() + "/jwks"));
    }

    RSAKey key() {
        return key;
    }

    /** From now on statements are answered by that status. */
    void takeStatements(int status) {
        server.stubFor(
                post(STATEMENTS).willReturn(aResponse().withStatus(status).withBody("[]")));
    }

    /** From now on the fetch URL has been used. */
    void refuseTheToken() {
        server.stubFor(post("/fetch/once").willReturn(okJson("{\"error-code\":\"1\",\"error-text\":\"used\"}")));
    }

    /** All statements sent, in order; those of failed requests too. */
    List<JsonNode> statements() {
        return server.findAll(postRequestedFor(urlEqualTo(STATEMENTS))).stream()
                .flatMap(request -> JSON.readTree(request.getBodyAsString()).valueStream())
                .toList();
    }

    /** The Authorization headers that came with statements. */
    List<String> authorizations() {
        return server.findAll(postRequestedFor(urlEqualTo(STATEMENTS))).stream()
                .map(request -> request.getHeader("Authorization"))
                .distinct()
                .toList();
    }

    /** The claims of a good launch. */
    JWTClaimsSet.Builder claims(String nonce, String targetLinkUri) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("client-1")
                .subject("pairwise-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce)
                .claim(LTI + "deployment_id", "deployment-1")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "message_type", "LtiResourceLinkRequest")
                .claim(LTI + "target_link_uri", targetLinkUri)
                .claim(LTI + "resource_link", Map.of("id", "link-1"))
                .claim(LTI + "launch_presentation", Map.of("return_url", issuer() + "/study"))
                .claim(LTI + "custom", custom());
    }

    Map<String, Object> custom() {
        return Map.of(
                "xapi_endpoint",
                issuer() + "/xapi/",
                "xapi_fetch_url",
                issuer() + "/fetch/once",
                "xapi_actor",
                "{\"account\":{\"homePage\":\"" + issuer() + "\",\"name\":\"pairwise-1\"}}",
                "xapi_registration",
                REGISTRATION);
    }

    /** Signed with the platform's key. */
    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop();
    }
}
