package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubBrowser;

/** Messages that an assessment may start which aren't taken, and use nothing up. */
class ProctoringRefusalTest extends ProctoringStage {

    @ParameterizedTest
    @CsvSource({
        "aud, https://elsewhere.example, aud",
        "nonce, '', nonce",
        "https://purl.imsglobal.org/spec/lti/claim/message_type, LtiDeepLinkingResponse, message_type",
        "https://purl.imsglobal.org/spec/lti/claim/version, 1.1, version",
        "https://purl.imsglobal.org/spec/lti/claim/deployment_id, another, deployment_id",
        "https://purl.imsglobal.org/spec/lti/claim/resource_link, another, resource_link",
        "https://purl.imsglobal.org/spec/lti-ap/claim/session_data, another, data",
        "https://purl.imsglobal.org/spec/lti-ap/claim/attempt_number, 2, attempt_number"
    })
    void aWrongClaim(String claim, String value, String rule) throws Exception {
        JWTClaimsSet sent = sent(pupil);
        refused(pupil, proctor.signed(start(sent).claim(claim, value).build()), rule);
        assertThat(faults(proctorId)).contains("<code>" + rule + "</code>");
        assertThat(post(pupil, start(sent)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherTimeOrOfAnotherTool() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        refused(
                pupil,
                proctor.signed(start(sent)
                        .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                        .build()),
                "exp");
        refused(
                pupil,
                proctor.signed(start(sent).issuer(UUID.randomUUID().toString()).build()),
                "iss");
        refused(pupil, tool.signed(start(sent).issuer(assessmentId).build()), "data");
        refused(pupil, proctor.signed(start(sent).issuer(assessmentId).build()), "kid");
        assertThat(post(pupil, start(sent)).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherKeyAndNoSignature() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(proctor.key().getKeyID())
                .build();
        var stranger = new RSAKeyGenerator(2048).generate();
        refused(pupil, TestTool.signed(start(sent).build(), header, stranger), "signature");
        refused(pupil, new PlainJWT(start(sent).build()).serialize(), "jwt");
        refused(pupil, "x", "jwt");
        assertThat(post(pupil, start(sent)).statusCode()).isEqualTo(200);
    }

    @Test
    void aSecondTime() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        JWTClaimsSet.Builder start = start(sent);
        assertThat(post(pupil, start).statusCode()).isEqualTo(200);
        refused(pupil, proctor.signed(start.build()), "replay");
        refused(pupil, proctor.signed(start(sent).build()), "replay");
        String nonce = start.build().getStringClaim("nonce");
        refused(pupil, proctor.signed(start(sent(pupil)).claim("nonce", nonce).build()), "replay");
    }

    @Test
    void anotherPersonsSessionAndAnotherTenants() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        HubBrowser classmate = school.browser(tenant, school.pupil(tenant));
        refused(classmate, proctor.signed(start(sent).build()), "account");
        var elsewhere = school.create();
        refused(
                school.browser(elsewhere, school.pupil(elsewhere)),
                proctor.signed(start(sent).build()),
                "iss");
        assertThat(post(pupil, start(sent)).statusCode()).isEqualTo(200);
    }

    @Test
    void whomTheToolSawMustBeWhoWasSent() throws Exception {
        var answer = http.send(http.request(tenant, "/api/v1/lti/tools/" + proctorId + "/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"scopes\":[],\"subjectType\":\"PAIRWISE\",\"released\":[\"NAME\"]}")));
        assertThat(answer.statusCode()).isBetween(200, 299);
        JWTClaimsSet sent = sent(pupil);
        assertThat(sent.getStringClaim("name")).isEqualTo("山田 花子");
        Map<String, String> other = Map.of("given_name", "太郎", "family_name", "山田");
        refused(
                pupil,
                proctor.signed(start(sent).claim(AP + "verified_user", other).build()),
                "verified_user");
        Map<String, String> same = Map.of("name", "山田　花子", "picture", "https://watch.example/1.png");
        assertThat(post(pupil, start(sent).claim(AP + "verified_user", same)).statusCode())
                .isEqualTo(200);
    }

    private void refused(HubBrowser by, String jwt, String rule) {
        var page = begin(by, jwt);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(400);
        assertThat(page.body()).contains("<code>" + rule + "</code>");
    }

    private String faults(String clientId) {
        return school.administrator(tenant).get("/launches/" + clientId).body();
    }
}
