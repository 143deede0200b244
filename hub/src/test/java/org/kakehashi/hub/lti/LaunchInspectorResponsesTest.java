package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recording goes on with what tools send back, when that belongs to a launch. */
class LaunchInspectorResponsesTest extends ProctoringStage {
    private static final String ITEM = "{\"type\": \"ltiResourceLink\", \"title\": \"だい9問\"}";

    @BeforeEach
    void recording() {
        school.sql(tenant, "update tool set inspected_until = now() + interval '1 hour' where tenant_id = :tenant");
    }

    @Test
    void aDeepLinkingResponseIsShownWithItsChecks() throws Exception {
        useAssessmentTool();
        JWTClaimsSet request = choosing(teacher);
        JWTClaimsSet.Builder response =
                response(request, ITEM).claim(DL + "msg", "山田 花子さん、1問です").claim("nonce", "the-secret-nonce");
        assertThat(post(teacher, tool.signed(response.build())).statusCode()).isEqualTo(200);
        String page = page("LtiDeepLinkingRequest");
        assertThat(page)
                .containsSubsequence("3. id_token", "deep_linking_settings", "‹data, 43 characters›")
                .containsSubsequence("4. 教材の応答(Deep Linking)", "ツール → ハブ", "RS256", "だい9問", "signature", "合格")
                .contains("‹nonce, 16 characters›", "Deep Linking 2.0, 4")
                .doesNotContain("不合格", "未確認", "山田", "the-secret-nonce")
                .doesNotContain(String.valueOf(settings(request).get("data")));
    }

    @Test
    void ofARefusedOneTheFailedCheckIsShown() throws Exception {
        useAssessmentTool();
        JWTClaimsSet request = choosing(teacher);
        post(
                teacher,
                tool.signed(
                        response(request, ITEM).claim(CLAIM + "version", "1.2").build()));
        assertThat(page("LtiDeepLinkingRequest"))
                .containsSubsequence("4. 教材の応答", "合格", ">message_type<", "不合格", ">version<", "未確認", ">data<");
        JWTClaimsSet foreign = response(choosing(teacher), ITEM).build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(tool.key().getKeyID())
                .build();
        post(teacher, TestTool.signed(foreign, header, proctor.key()));
        assertThat(page("LtiDeepLinkingRequest"))
                .containsSubsequence("4. 教材の応答", "合格", ">kid<", "不合格", ">signature<", "未確認", ">aud<");
    }

    @Test
    void theStartOfAnAssessmentIsShown() throws Exception {
        JWTClaimsSet request = sent(pupil);
        var page = post(
                pupil,
                start(request).claim(AP + "verified_user", Map.of("name", "山田 花子", "picture", "https://x.example/p")));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page("LtiStartProctoring"))
                .containsSubsequence("4. 試験の開始(LtiStartAssessment)", "‹verified_user›", "attempt_number", "合格")
                .contains("‹session_data, 43 characters›", "Proctoring Services 1.0, 4.3")
                .doesNotContain("山田", "https://x.example/p", "不合格", "未確認")
                .doesNotContain(String.valueOf(request.getClaim(AP + "session_data")));
        JWTClaimsSet again = sent(pupil);
        post(pupil, start(again).claim(AP + "attempt_number", 77));
        assertThat(page("LtiStartProctoring"))
                .containsSubsequence("合格", ">replay<", "不合格", ">attempt_number<", "未確認", ">resource_link<");
    }

    /** The tool that offers materials is the one that was registered first. */
    private void useAssessmentTool() {
        registered = json.createObjectNode()
                .put("clientId", assessmentId)
                .put(
                        "deploymentId",
                        school.one(
                                tenant,
                                "select deployment_id from deployment where tenant_id = :tenant and client_id = '%s'"
                                        .formatted(assessmentId),
                                String.class));
    }

    private String page(String messageType) {
        UUID launch = school.one(tenant, """
                select launch_id from launch where tenant_id = :tenant and message_type = '%s' order by started_at desc limit 1
                """.formatted(messageType), UUID.class);
        String tool = school.one(
                tenant,
                "select client_id::text from launch where tenant_id = :tenant and launch_id = '%s'".formatted(launch),
                String.class);
        var page = school.administrator(tenant).get("/launches/" + tool + "/" + launch);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }
}
