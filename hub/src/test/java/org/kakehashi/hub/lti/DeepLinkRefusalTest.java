package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubBrowser;

/** Deep linking responses that aren't taken, and those that just are. */
class DeepLinkRefusalTest extends DeepLinkStage {
    private static final String LINK = "{\"type\": \"ltiResourceLink\", \"title\": \"分数のたし算\"}";

    @ParameterizedTest
    @CsvSource({
        "aud, https://other.example",
        "nonce, ''",
        "https://purl.imsglobal.org/spec/lti/claim/message_type, LtiResourceLinkRequest",
        "https://purl.imsglobal.org/spec/lti/claim/version, 1.1",
        "https://purl.imsglobal.org/spec/lti/claim/deployment_id, other",
        "https://purl.imsglobal.org/spec/lti-dl/claim/data, made-up",
        "https://purl.imsglobal.org/spec/lti-dl/claim/content_items, none",
    })
    void aWrongClaimIsRefusedAndUsesNothingUp(String claim, String value) throws Exception {
        JWTClaimsSet.Builder answer = response(choosing(teacher), LINK);
        JWTClaimsSet right = answer.build();
        refused(new JWTClaimsSet.Builder(right).claim(claim, value), claim.substring(claim.lastIndexOf('/') + 1));
        refused(
                new JWTClaimsSet.Builder(right).claim(claim, claim.endsWith("items") ? 7 : null),
                claim.substring(claim.lastIndexOf('/') + 1));
        assertThat(post(teacher, tool.signed(right)).statusCode()).isEqualTo(200);
    }

    @Test
    void anAuthorizedPartyThatIsntTheToolIsRefused() throws Exception {
        JWTClaimsSet right = response(choosing(teacher), LINK).build();
        refused(new JWTClaimsSet.Builder(right).claim("azp", "https://other.example"), "azp");
        assertThat(post(
                                teacher,
                                tool.signed(new JWTClaimsSet.Builder(right)
                                        .claim("azp", right.getIssuer())
                                        .build()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherTimeIsRefused() throws Exception {
        JWTClaimsSet right = response(choosing(teacher), LINK).build();
        Instant now = Instant.now();
        for (Duration[] times : new Duration[][] {
            {Duration.ofMinutes(-5), Duration.ofMinutes(-2)},
            {Duration.ZERO, Duration.ofHours(2)},
        }) {
            refused(
                    new JWTClaimsSet.Builder(right)
                            .issueTime(Date.from(now.plus(times[0])))
                            .expirationTime(Date.from(now.plus(times[1]))),
                    "exp");
        }
        refused(new JWTClaimsSet.Builder(right).expirationTime(null), "exp");
        refused(
                new JWTClaimsSet.Builder(right)
                        .issueTime(Date.from(now.plusSeconds(600)))
                        .expirationTime(Date.from(now.plusSeconds(700))),
                "iat");
        refused(new JWTClaimsSet.Builder(right).issueTime(Date.from(now.minusSeconds(600))), "iat");
    }

    @Test
    void dataIsGoodOnceAndSoIsTheNonce() throws Exception {
        JWTClaimsSet first = response(choosing(teacher), LINK).build();
        assertThat(post(teacher, tool.signed(first)).statusCode()).isEqualTo(200);
        refused(new JWTClaimsSet.Builder(first), "replay");
        refused(new JWTClaimsSet.Builder(first).claim("nonce", "another"), "replay");
        refused(response(choosing(teacher), LINK).claim("nonce", first.getClaim("nonce")), "replay");
        assertThat(materials()).isEqualTo(1);
    }

    @Test
    void onlyTheToolsOwnPublishedAsymmetricKeyIsTaken() throws Exception {
        JWTClaimsSet claims = response(choosing(teacher), LINK).build();
        RSAKey stranger = new RSAKeyGenerator(2048).generate();
        JWSHeader named = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(tool.key().getKeyID())
                .build();
        refused(TestTool.signed(claims, named, stranger), "signature");
        refused(TestTool.signed(claims, new JWSHeader(JWSAlgorithm.RS256), tool.key()), "kid");
        refused(
                TestTool.signed(
                        claims,
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("x").build(),
                        tool.key()),
                "kid");
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(tool.key().getKeyID())
                        .build(),
                claims);
        hmac.sign(new MACSigner(tool.key().toPublicJWK().toJSONString()));
        refused(hmac.serialize(), "alg");
        refused(new PlainJWT(claims).serialize(), "jwt");
        refused("nonsense", "jwt");
        refused(tool.signed(new JWTClaimsSet.Builder(claims).issuer("nobody").build()), "iss");
        assertThat(post(teacher, tool.signed(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewKeyIsFetchedAtOnceAndMadeUpOnesAreNotFetchedWithoutEnd() throws Exception {
        add(LINK);
        tool.rotate();
        JWTClaimsSet claims = response(choosing(teacher), LINK).build();
        assertThat(post(teacher, tool.signed(claims)).statusCode()).isEqualTo(200);
        int fetched = tool.keyFetches.get();
        for (int i = 0; i < 8; i++) {
            post(
                    teacher,
                    TestTool.signed(
                            claims,
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("made-up-" + i)
                                    .build(),
                            tool.key()));
        }
        // A few at once, then one a minute: see ServiceTokenTest.
        assertThat(tool.keyFetches.get() - fetched).isLessThanOrEqualTo(2);
    }

    @Test
    void keysOfTheRegistrationAreTaken() throws Exception {
        school.sql(
                tenant,
                "update tool set jwks_uri = null, jwks = '{\"keys\": ["
                        + tool.key().toPublicJWK().toJSONString() + "]}' where tenant_id = :tenant");
        add(LINK);
        assertThat(tool.keyFetches.get()).isZero();
    }

    @Test
    void aToolNeverAnswersForAnother() throws Exception {
        JWTClaimsSet claims = response(choosing(teacher), LINK).build();
        registerAs(tool.registrationWithDeepLinking("{}"));
        refused(new JWTClaimsSet.Builder(claims).issuer(registered("clientId")), "data");
    }

    @Test
    void withoutTheCookieTheResponseIsSentOnFromTheHubAndUsesNothingUp() throws Exception {
        String jwt = tool.signed(response(choosing(teacher), LINK).build());
        HubBrowser withoutCookie = new HubBrowser(http);
        var page = post(withoutCookie, jwt);
        assertThat(Forms.action(page.body())).isEqualTo(hub.link("/lti/deep-link-return"));
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        String again = TestTool.encoded(Forms.fields(page.body()));
        assertThat(withoutCookie.post("/lti/deep-link-return", again).statusCode())
                .isEqualTo(401);
        assertThat(teacher.post("/lti/deep-link-return", again).statusCode()).isEqualTo(200);
        assertThat(materials()).isEqualTo(1);
    }

    @Test
    void anotherTeacherAPupilAndWhoLostTheClassCannotBringTheChoiceIn() throws Exception {
        JWTClaimsSet claims = response(choosing(teacher), LINK).build();
        HubBrowser colleague = school.browser(tenant, school.teacher(tenant));
        assertThat(post(colleague, tool.signed(claims)).body()).contains("<code>account</code>");
        assertThat(post(pupil, tool.signed(claims)).statusCode()).isEqualTo(403);
        school.sql(tenant, "update launch set class_id = gen_random_uuid() where tenant_id = :tenant");
        refused(new JWTClaimsSet.Builder(claims), "class");
    }

    @Test
    void aChoiceOfFiveHoursAgoIsRefused() throws Exception {
        JWTClaimsSet claims = response(choosing(teacher), LINK).build();
        school.sql(tenant, "update launch set started_at = started_at - interval '5 hours' where tenant_id = :tenant");
        refused(new JWTClaimsSet.Builder(claims), "expiry");
    }
}
