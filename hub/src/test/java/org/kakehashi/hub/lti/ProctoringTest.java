package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;

/** An assessment under a proctoring tool's eyes, from the tap to the end (LTI Proctoring Services 1.0). */
class ProctoringTest extends ProctoringStage {

    @Test
    void aPupilGoesToTheProctoringToolThenToTheAssessmentThenBack() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        assertThat(sent.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiStartProctoring");
        assertThat(sent.getStringClaim(CLAIM + "target_link_uri")).isEqualTo(proctor.url("/watch"));
        assertThat(sent.getStringClaim(CLAIM + "deployment_id")).isEqualTo(proctorDeployment);
        assertThat(sent.getJSONObjectClaim(CLAIM + "resource_link"))
                .containsEntry("id", link.toString())
                .containsEntry("title", "学力テスト");
        assertThat(sent.getStringClaim(AP + "start_assessment_url")).isEqualTo(hub.link("/lti/start-assessment"));
        assertThat(sent.getStringClaim(AP + "session_data")).hasSizeGreaterThan(20);
        assertThat(sent.getIntegerClaim(AP + "attempt_number")).isEqualTo(1);
        assertThat(sent.getStringListClaim(CLAIM + "roles").toString()).contains("membership#Learner");
        assertThat(custom(sent, "camera")).isEqualTo("on");
        assertThat(sent.getClaims()).doesNotContainKeys("name", "given_name");

        JWTClaimsSet test = told(pupil, post(pupil, start(sent).claim(AP + "end_assessment_return", true)), tool);
        assertThat(test.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiResourceLinkRequest");
        assertThat(test.getAudience()).containsExactly(assessmentId);
        assertThat(test.getSubject()).isNotEqualTo(sent.getSubject());
        assertThat(test.getClaim(AP + "session_data")).isNull();
        String back = String.valueOf(
                test.getJSONObjectClaim(CLAIM + "launch_presentation").get("return_url"));
        String path = URI.create(back).getPath();

        JWTClaimsSet end = told(pupil, pupil.get(path), proctor);
        assertThat(end.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiEndAssessment");
        assertThat(end.getIntegerClaim(AP + "attempt_number")).isEqualTo(1);
        assertThat(end.getSubject()).isEqualTo(sent.getSubject());
        assertThat(end.getJSONObjectClaim(CLAIM + "resource_link")).containsEntry("id", link.toString());
        assertThat(pupil.get(path).headers().firstValue("Location").orElse("")).endsWith("/study");
        assertThat(sent(pupil).getIntegerClaim(AP + "attempt_number")).isEqualTo(2);
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.start-assessment'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void aToolThatDoesntWantThePupilBackDoesntGetThem() throws Exception {
        JWTClaimsSet test = told(pupil, post(pupil, start(sent(pupil))), tool);
        String back = String.valueOf(
                test.getJSONObjectClaim(CLAIM + "launch_presentation").get("return_url"));
        var answer = pupil.get(URI.create(back).getPath());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/study");
    }

    @Test
    void anothersReturnEndsNothing() throws Exception {
        JWTClaimsSet test =
                told(pupil, post(pupil, start(sent(pupil)).claim(AP + "end_assessment_return", true)), tool);
        String path = URI.create(String.valueOf(
                        test.getJSONObjectClaim(CLAIM + "launch_presentation").get("return_url")))
                .getPath();
        HubBrowser other = school.browser(tenant, school.pupil(tenant));
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        var elsewhere = school.create();
        HubBrowser stranger = school.browser(elsewhere, school.pupil(elsewhere));
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(told(pupil, pupil.get(path), proctor).getStringClaim(CLAIM + "message_type"))
                .isEqualTo("LtiEndAssessment");
    }

    @Test
    void whatComesWithoutTheSessionIsSentAgainOnce() throws Exception {
        String jwt = proctor.signed(start(sent(pupil)).build());
        HubBrowser nobody = new HubBrowser(http);
        var page = begin(nobody, jwt);
        assertThat(Forms.action(page.body())).isEqualTo(hub.link("/lti/start-assessment"));
        Map<String, String> again = Forms.fields(page.body());
        assertThat(again).containsEntry("JWT", jwt);
        assertThat(nobody.post("/lti/start-assessment", TestTool.encoded(again)).statusCode())
                .isEqualTo(401);
        assertThat(pupil.post("/lti/start-assessment", TestTool.encoded(again)).statusCode())
                .isEqualTo(200);
        var end = nobody.get("/lti/assessment-end/" + UUID.randomUUID());
        assertThat(Forms.fields(end.body())).containsOnlyKeys("kakehashi_sent_on");
    }

    @Test
    void aTeacherLooksAroundWithoutBeingWatched() throws Exception {
        assertThat(told(teacher, tap(teacher), tool).getStringClaim(CLAIM + "message_type"))
                .isEqualTo("LtiResourceLinkRequest");
    }

    @Test
    void anAssessmentWhoseProctoringToolIsOffStaysClosed() {
        HubBrowser administrator = school.administrator(tenant);
        administrator.get("/tools");
        administrator.post("/tools/" + proctorId + "/enabled", "enabled=false");
        var page = tap(pupil);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("学力テスト", "みまもる");
        assertThat(teacher.get("/materials?class=" + classId).statusCode()).isEqualTo(200);
    }

    @Test
    void anAssessmentWhoseProctoringToolWasTakenAwayMeanwhileStaysClosed() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        school.sql(tenant, "delete from deployment where tenant_id = :tenant and client_id = '" + proctorId + "'");
        assertThat(post(pupil, start(sent)).body()).doesNotContain("lti_message_hint");
    }

    @Test
    void anAssessmentThatClosedMeanwhileStaysClosed() throws Exception {
        JWTClaimsSet sent = sent(pupil);
        teacher.post("/materials/" + link + "/hidden", "hidden=true");
        assertThat(post(pupil, start(sent)).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyATeacherOfTheClassSetsATool() {
        assertThat(teacher.get("/materials?class=" + classId).body())
                .contains("/materials/" + link + "/proctor", "value=\"" + proctorId + "\" selected");
        assertThat(watched(teacher, assessmentId).statusCode())
                .as("no proctoring tool")
                .isEqualTo(404);
        assertThat(watched(teacher, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(watched(pupil, proctorId).statusCode()).isEqualTo(403);
        var elsewhere = school.create();
        HubBrowser stranger = school.browser(elsewhere, school.teacher(elsewhere));
        stranger.get("/materials");
        assertThat(watched(stranger, "").statusCode()).isEqualTo(404);
        assertThat(watched(teacher, "").statusCode()).isEqualTo(302);
        assertThat(Forms.action(tap(pupil).body())).isEqualTo(tool.url("/login?id=7"));
    }

    @Test
    void anAdministratorHasAToolWatchOverTheLinkThatEveryClassSees() {
        String path = "/api/v1/lti/tools/" + assessmentId + "/proctor";
        String own = "";
        for (JsonNode one : json.readTree(
                        http.send(http.request(tenant, "/api/v1/lti/tools")).body())
                .get("tools")) {
            own = one.get("clientId").asString().equals(assessmentId)
                    ? one.get("resourceLinkId").asString()
                    : own;
        }
        String tap = "/lti/launch/" + own + "?class=" + classId;
        assertThat(put(tenant, path, "\"" + proctorId + "\"")).isEqualTo(204);
        assertThat(Forms.action(pupil.get(tap).body())).isEqualTo(proctor.url("/login?id=7"));
        assertThat(Forms.action(teacher.get(tap).body())).isEqualTo(tool.url("/login?id=7"));
        assertThat(put(tenant, path, "\"" + assessmentId + "\"")).as("it can't").isEqualTo(400);
        assertThat(put(tenant, path, "\"" + UUID.randomUUID() + "\"")).isEqualTo(400);
        assertThat(put(tenant, "/api/v1/lti/tools/" + UUID.randomUUID() + "/proctor", "null"))
                .isEqualTo(404);
        var elsewhere = school.create();
        assertThat(put(elsewhere, path, "null")).isEqualTo(404);
        assertThat(Forms.action(pupil.get(tap).body())).isEqualTo(proctor.url("/login?id=7"));
        assertThat(put(tenant, path, "null")).isEqualTo(204);
        assertThat(Forms.action(pupil.get(tap).body())).isEqualTo(tool.url("/login?id=7"));
        assertThat(Forms.action(tap(pupil).body())).as("the teacher's").isEqualTo(proctor.url("/login?id=7"));
    }

    private int put(TestTenant by, String path, String toolId) {
        return http.send(http.request(by, path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"toolId\": " + toolId + "}")))
                .statusCode();
    }

    @Test
    void theAddressNeedsKeys() {
        var answer = http.post(
                tenant,
                "/api/v1/lti/tools",
                proctor.registration("{}").replaceFirst("\\{", "{\"proctoringUri\": \"https://watch.example/\", "));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("jwksUri");
    }
}
