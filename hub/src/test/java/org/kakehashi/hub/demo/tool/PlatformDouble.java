package org.kakehashi.hub.demo.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
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
public final class PlatformDouble implements AutoCloseable {
    public static final String REGISTRATION = "6f3c1f7e-6d0a-4a53-8a2b-0a5b8c7d9e10";
    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String STATEMENTS = "/xapi/statements";
    private static final JsonMapper JSON = new JsonMapper();

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().extensions(new Authorizing()));
    private final RSAKey key;

    public PlatformDouble() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("platform-1").generate();
        server.start();
        server.stubFor(get("/jwks").willReturn(okJson(new JWKSet(key).toString())));
        server.stubFor(post("/fetch/once").willReturn(okJson("{\"auth-token\":\"token-of-the-grant\"}")));
        server.stubFor(get(urlPathEqualTo("/authorize")).willReturn(aResponse().withTransformers("authorizing")));
        takeStatements(200);
    }

    /** A page of the platform with a frame that opens that address. */
    public String framing(String address) {
        var html = """
                <!DOCTYPE html><meta name="viewport" content="width=device-width"><title>platform</title>
                <style>body{margin:0}iframe{width:100%%;height:740px;border:0}</style><iframe src="%s"></iframe>
                """.formatted(address.replace("&", "&amp;"));
        server.stubFor(get("/home").willReturn(ok(html).withHeader("Content-Type", "text/html; charset=utf-8")));
        return issuer() + "/home";
    }

    /** The authorization endpoint: everybody is signed in and may open whatever was asked for first. */
    private final class Authorizing implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            try {
                var redirectUri = request.queryParameter("redirect_uri").firstValue();
                var target = redirectUri.replace("/launch", "/units/p5-fraction-add");
                var token = signed(claims(request.queryParameter("nonce").firstValue(), target)
                        .build());
                var html = """
                        <!DOCTYPE html><form method="post" action="%s"><input name="state" value="%s"><input name="id_token" value="%s"></form>
                        <script>document.forms[0].submit()</script>
                        """.formatted(
                                redirectUri, request.queryParameter("state").firstValue(), token);
                return ok(html).withHeader("Content-Type", "text/html; charset=utf-8")
                        .build();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String getName() {
            return "authorizing";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    public String issuer() {
        return "http://localhost:" + server.port();
    }

    public Registration registration() {
        return new Registration(
                "client-1",
                "deployment-1",
                issuer(),
                URI.create(issuer() + "/authorize"),
                URI.create(issuer() + "/jwks"),
                URI.create(issuer() + "/token"));
    }

    public RSAKey key() {
        return key;
    }

    /** From now on statements are answered by that status. */
    public void takeStatements(int status) {
        server.stubFor(
                post(STATEMENTS).willReturn(aResponse().withStatus(status).withBody("[]")));
    }

    /** From now on the fetch URL has been used. */
    public void refuseTheToken() {
        server.stubFor(post("/fetch/once").willReturn(okJson("{\"error-code\":\"1\",\"error-text\":\"used\"}")));
    }

    /** All statements sent, in order; those of failed requests too. */
    public List<JsonNode> statements() {
        return server.findAll(postRequestedFor(urlEqualTo(STATEMENTS))).stream()
                .flatMap(request -> JSON.readTree(request.getBodyAsString()).valueStream())
                .toList();
    }

    /** From now on there is a gradebook without a line item, which answers scores by that status. */
    public void openGradebook(int status) {
        server.stubFor(
                post("/token").willReturn(okJson("{\"access_token\":\"token-of-services\",\"expires_in\":3600}")));
        server.stubFor(get(urlPathEqualTo("/lineitems")).willReturn(okJson("[]")));
        server.stubFor(post("/lineitems").willReturn(okJson("{\"id\":\"" + issuer() + "/lineitems/1?of=class\"}")));
        server.stubFor(post("/lineitems/1/scores?of=class")
                .willReturn(aResponse().withStatus(status).withBody("{}")));
    }

    /** What was sent there, in order. */
    public List<JsonNode> sent(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(request -> JSON.readTree(request.getBodyAsString()))
                .toList();
    }

    /** The Authorization headers that came with statements. */
    public List<String> authorizations() {
        return server.findAll(postRequestedFor(urlEqualTo(STATEMENTS))).stream()
                .map(request -> request.getHeader("Authorization"))
                .distinct()
                .toList();
    }

    /** The claims of a good launch. */
    public JWTClaimsSet.Builder claims(String nonce, String targetLinkUri) {
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

    public Map<String, Object> custom() {
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
    public String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    public static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
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
