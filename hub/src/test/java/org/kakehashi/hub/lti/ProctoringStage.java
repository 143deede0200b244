package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.testing.HubBrowser;

/** A CBT tool's link that a teacher has another tool watch over, and a pupil who opens it. */
abstract class ProctoringStage extends DeepLinkStage {
    static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";

    @SuppressWarnings("NullAway.Init")
    TestTool proctor;

    String proctorId = "";
    String proctorDeployment = "";
    String assessmentId = "";
    UUID link = new UUID(0, 0);

    @BeforeEach
    void anAssessmentThatIsWatchedOver() throws Exception {
        add("{\"type\": \"ltiResourceLink\", \"title\": \"学力テスト\"}");
        link = id("学力テスト");
        assessmentId = registered("clientId");
        proctor = TestTool.start(hub.issuer(), false);
        registerAs(proctor.registration("{\"camera\": \"on\"}")
                .replaceFirst(
                        "\\{",
                        "{\"proctoringUri\": \"%s\", \"jwksUri\": \"%s\", "
                                .formatted(proctor.url("/watch"), proctor.url("/jwks"))));
        proctorId = registered("clientId");
        proctorDeployment = registered("deploymentId");
        assertThat(watched(teacher, proctorId).statusCode()).isEqualTo(302);
    }

    @AfterEach
    void closeProctor() {
        proctor.close();
    }

    /** A teacher has that tool watch over the link. */
    HttpResponse<String> watched(HubBrowser by, String toolId) {
        return by.post("/materials/" + link + "/proctor", "toolId=" + toolId);
    }

    HttpResponse<String> tap(HubBrowser by) {
        return by.get("/lti/launch/" + link + "?class=" + classId);
    }

    /** What the tool is told with whose login initiation this page is. */
    JWTClaimsSet told(HubBrowser by, HttpResponse<String> page, TestTool at) throws Exception {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(Forms.action(page.body())).isEqualTo(at.url("/login?id=7"));
        Map<String, String> asked = TestTool.request(Forms.fields(page.body()), at.url("/launch"));
        var answer = by.post("/lti/authorize", TestTool.encoded(asked));
        return TestTool.verified(
                hub.issuer(), String.valueOf(Forms.fields(answer.body()).get("id_token")));
    }

    /** The pupil's tap, as the proctoring tool learns of it. */
    JWTClaimsSet sent(HubBrowser by) throws Exception {
        return told(by, tap(by), proctor);
    }

    /** The tool's message that the assessment may start. */
    JWTClaimsSet.Builder start(JWTClaimsSet request) throws Exception {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(proctorId)
                .audience(hub.issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(CLAIM + "message_type", "LtiStartAssessment")
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", proctorDeployment)
                .claim(CLAIM + "resource_link", request.getClaim(CLAIM + "resource_link"))
                .claim(AP + "session_data", request.getClaim(AP + "session_data"))
                .claim(AP + "attempt_number", request.getClaim(AP + "attempt_number"));
    }

    HttpResponse<String> post(HubBrowser by, JWTClaimsSet.Builder claims) {
        return begin(by, proctor.signed(claims.build()));
    }

    HttpResponse<String> begin(HubBrowser by, String jwt) {
        return by.post("/lti/start-assessment", TestTool.encoded(Map.of("JWT", jwt)));
    }
}
