package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool gets no token for, how it is told (RFC 6749, 5.2), and what its makers see of it. */
class ServiceTokenRefusalTest extends ServiceTokenStage {
    ServiceTokenRefusalTest() throws Exception {}

    private void refused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo(error);
        assertThat(json.readTree(answer.body()).get("error_description").asString())
                .isNotBlank();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(error.equals("invalid_client"));
    }

    /** The rule of the tool's last fault, with what was noted besides. */
    private String noted() {
        return school.one(
                tenant,
                "select rule || '|' || coalesce(expected, '') || '|' || coalesce(got, '') from launch_fault where tenant_id = :tenant"
                        + " and step = 'SERVICE_TOKEN' order by number desc limit 1",
                String.class);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, authorization_code, unsupported_grant_type",
        "grant_type, '', unsupported_grant_type",
        "client_assertion_type, urn:else, invalid_client",
        "client_id, somebody-else, invalid_client",
        "scope, '', invalid_scope",
        "scope, urn:else, invalid_scope",
        "scope, https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly, invalid_scope",
    })
    void aWrongParameter(String name, String value, String error) throws Exception {
        Map<String, String> form = form(assertion(), SCORE);
        form.put(name, value);
        refused(post(TestTool.encoded(form)), error);
        assertThat(noted()).startsWith(name + "|").contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, somebody-else",
        "aud, https://elsewhere.example/token",
        "aud, ",
        "exp, -120",
        "exp, ",
        "lifetime, 3700",
        "iat, 120",
        "nbf, 120",
        "jti, ",
        "jti, long",
    })
    void aWrongClaim(String rule, String value) throws Exception {
        JWTClaimsSet.Builder claims = claims();
        switch (rule) {
            case "iss" -> claims.issuer(value);
            case "aud" -> claims.audience(value);
            case "exp", "lifetime" -> claims.expirationTime(value == null ? null : in(value));
            case "iat" -> claims.issueTime(in(value));
            case "nbf" -> claims.notBeforeTime(in(value));
            default -> claims.jwtID(value == null ? null : "x".repeat(501));
        }
        refused(ask(signed(claims.build())), "invalid_client");
        assertThat(noted()).startsWith(rule + "|");
    }

    private static Date in(String seconds) {
        return Date.from(Instant.now().plusSeconds(Long.parseLong(seconds)));
    }

    @Test
    void aClockThatIsALittleOffAndAMissingIssueTimeDoNoHarm() throws Exception {
        token(signed(claims().issueTime(in("30")).build()));
        token(signed(claims().expirationTime(in("-30")).build()));
        token(signed(claims().issueTime(null).build()));
        token(signed(claims().expirationTime(in("3600")).build()));
    }

    @Test
    void noSignatureASymmetricOneAndOneByAnotherKey() throws Exception {
        refused(ask(new PlainJWT(claims().build()).serialize()), "invalid_client");
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        hmac.sign(new MACSigner(key.toRSAKey().toPublicKey().getEncoded()));
        refused(ask(hmac.serialize()), "invalid_client");
        assertThat(noted()).startsWith("alg|").endsWith("|HS256");
        JWK other = ToolKeyServer.key();
        refused(
                ask(ToolKeyServer.signed(
                        other, JWSAlgorithm.RS256, claims().build(), header -> header.keyID(key.getKeyID()))),
                "invalid_client");
        assertThat(noted()).startsWith("signature|");
        refused(ask(ToolKeyServer.signed(other, JWSAlgorithm.RS256, claims().build())), "invalid_client");
        assertThat(noted()).startsWith("kid|").contains(other.getKeyID());
        refused(
                ask(ToolKeyServer.signed(
                        other, JWSAlgorithm.RS256, claims().build(), header -> header.keyID(other.getKeyID())
                                .jwkURL(java.net.URI.create(server.url())))),
                "invalid_client");
        assertThat(noted()).as("jku is nobody's business").startsWith("kid|");
        String good = assertion();
        String[] parts = good.split("\\.", -1);
        String forged = signed(claims().expirationTime(in("600")).build()).split("\\.", -1)[1];
        refused(ask(parts[0] + "." + forged + "." + parts[2]), "invalid_client");
        token(good);
    }

    @Test
    void whatIsNoAssertionOrByNoTool() throws Exception {
        for (String nonsense :
                new String[] {"", "nonsense", "a.b.c", "x".repeat(9000), "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30."}) {
            refused(ask(nonsense), "invalid_client");
        }
        refused(ask(signed(claims().claim("note", "x".repeat(8200)).build())), "invalid_client");
        for (String subject :
                new String[] {null, "", "1", UUID.randomUUID().toString(), client.toUpperCase(java.util.Locale.ROOT)}) {
            refused(ask(signed(claims().subject(subject).issuer(subject).build())), "invalid_client");
        }
        assertThat(server.fetches).hasValue(0);
    }

    @Test
    void aQueryARepeatedParameterAnotherTypeAndATooLargeBody() throws Exception {
        String body = TestTool.encoded(form(assertion(), SCORE));
        refused(
                http.send(http.request("/lti/token?" + body)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.noBody())),
                "invalid_request");
        refused(post(body + "&scope=" + MEMBERS), "invalid_request");
        assertThat(noted()).startsWith("repeated-parameter||scope");
        assertThat(http.send(http.request("/lti/token")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(post(body + "&more=" + "x".repeat(40_000)).statusCode()).isEqualTo(413);
        assertThat(http.send(http.request("/lti/token")).statusCode()).isEqualTo(405);
    }

    @Test
    void aToolWithoutKeys() throws Exception {
        client = registered(tenant, "\"xapiGrant\": true");
        allow(tenant, client, SCORE);
        refused(ask(assertion()), "invalid_client");
        assertThat(noted()).isEqualTo("keys|jwksUri or jwks|neither");
    }

    @ParameterizedTest
    @CsvSource({
        "404, {}, 404",
        "302, '{\"keys\":[]}', 302",
        "200, nonsense, no JSON",
        "200, '{\"keys\":[]}', kid",
        "200, large, capacity"
    })
    void aKeySetThatIsNone(int status, String body, String told) throws Exception {
        server.status = status;
        server.publish(body.equals("large") ? "x".repeat(300_000) : body);
        HttpResponse<String> answer = ask(assertion());
        refused(answer, "invalid_client");
        assertThat(answer.body()).doesNotContain(server.url());
        assertThat(noted()).containsIgnoringCase(told);
    }

    @Test
    void aKeySetThatNeverComes() throws Exception {
        server.delayMillis = 20_000;
        long before = System.nanoTime();
        refused(ask(assertion()), "invalid_client");
        assertThat(System.nanoTime() - before).isLessThan(15_000_000_000L);
        assertThat(noted()).containsAnyOf("too long", "timed out");
    }

    @ParameterizedTest
    @CsvSource({"http://10.1.2.3/jwks", "http://169.254.169.254/latest", "http://[fd00::1]/jwks"})
    void aKeySetOfTheInside(String address) throws Exception {
        client = registered(tenant, "\"jwksUri\": \"" + address + "\"");
        refused(ask(assertion()), "invalid_client");
        assertThat(noted()).startsWith("keys|" + address).contains("internal address");
    }

    @Test
    void keysThatCantBeRegistered() throws Exception {
        for (String keys : new String[] {
            "\"jwks\": {}",
            "\"jwks\": {\"keys\": []}",
            "\"jwks\": {\"keys\": [" + key.toJSONString() + "]}",
            "\"jwks\": {\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}",
            "\"jwks\": {\"keys\": [{\"kty\": \"RSA\"}]}",
            "\"jwks\": {\"keys\": [" + key.toPublicJWK() + "]}, \"jwksUri\": \"https://tool.example/jwks\"",
        }) {
            var answer = http.post(tenant, "/api/v1/lti/tools", """
                    {"name": "x", "initiateLoginUri": "https://tool.example/", "targetLinkUri": "https://tool.example/",
                     "redirectUris": ["https://tool.example/"], %s}
                    """.formatted(keys));
            assertThat(answer.statusCode()).as(keys).isEqualTo(400);
            assertThat(answer.body()).contains("jwks");
        }
    }

    @Test
    void itsMakersSeeWhatWentWrongAndNothingSecret() throws Exception {
        String assertion = signed(claims().audience("https://elsewhere.example").build());
        ask(assertion);
        String page = school.administrator(tenant).get("/launches/" + client).body();
        assertThat(page)
                .contains("サービス用トークンの要求", "https://elsewhere.example", hub.link("/lti/token"))
                .doesNotContain(assertion.substring(assertion.lastIndexOf('.')));
    }
}
