package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;

/** What a deployment lets happen, and what its end ends. */
class DeploymentsTest extends DeploymentStage {
    @Test
    void aToolOfOneSchoolIsSeenLaunchedAndCalledOnlyThere() throws Exception {
        onlyAtSchool("S_13101");
        UUID link = UUID.fromString(registered("resourceLinkId"));
        assertThat(pupil.get("/study").body()).contains("分数ドリル");
        assertThat(deploymentOf(launch(pupil, link))).isEqualTo("S_13101");
        assertThat(members(classId, "").statusCode()).isEqualTo(200);
        assertThat(teacher.get("/materials?class=" + classId).body()).contains("分数ドリル");

        assertThat(otherPupil.get("/study").body()).doesNotContain("分数ドリル");
        assertThat(tap(otherPupil, link)).isEqualTo(404);
        assertThat(otherPupil.get("/study/" + link).statusCode()).isEqualTo(404);
        assertThat(members(otherClass, "").statusCode()).isEqualTo(404);
        school.sql(tenant, """
                update enrollment set class_sourced_id = 'class2', school_sourced_id = 'other'
                where tenant_id = :tenant and user_sourced_id = '%s'
                """.formatted(teacherMember.personId()));
        assertThat(teacher.get("/materials?class=" + otherClass).body())
                .contains("6年1組")
                .doesNotContain("分数ドリル");
        teacher.get("/materials");
        assertThat(teacher.post("/materials/add", "class=" + otherClass + "&toolId=" + registered("clientId"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSchoolsOwnGoesBeforeTheTenantsAndPupilsSeeOneTile() throws Exception {
        deployAtSchool("S_1", "{}");
        UUID link = UUID.fromString(registered("resourceLinkId"));
        assertThat(deploymentOf(launch(pupil, link))).isEqualTo("S_1");
        assertThat(deploymentOf(launch(otherPupil, link))).isEqualTo(registered("deploymentId"));
        assertThat(pupil.get("/study").body().split("/lti/launch/" + link, -1)).hasSize(2);
        assertThat(deploymentOf(choosing(teacher))).isEqualTo("S_1");
    }

    @Test
    void materialsKeepTheDeploymentUnderWhichTheyWereChosenWhileItHolds() throws Exception {
        add("{\"type\": \"ltiResourceLink\", \"title\": \"第1問\"}");
        deployAtSchool("S_1", "{}");
        assertThat(deploymentOf(launch(pupil, id("第1問")))).isEqualTo(registered("deploymentId"));
        undeploy(tenant, registered("deploymentId"));
        assertThat(deploymentOf(launch(pupil, id("第1問")))).isEqualTo("S_1");
    }

    @Test
    void whatIsTakenAwayEndsAtOnceAndItsMaterialsStayUntilItIsThereAgain() throws Exception {
        add(
                "{\"type\": \"ltiResourceLink\", \"title\": \"第1問\"}",
                "{\"type\": \"link\", \"url\": \"https://x.example/\"}");
        UUID material = id("第1問");
        undeploy(tenant, registered("deploymentId"));
        assertThat(pupil.get("/study").body()).doesNotContain("分数ドリル", "第1問", "x.example");
        assertThat(tap(pupil, material)).isEqualTo(404);
        assertThat(tap(pupil, registered("resourceLinkId"))).isEqualTo(404);
        assertThat(members(classId, "").statusCode()).isEqualTo(404);
        assertThat(teacher.get("/materials?class=" + classId).body()).contains("第1問", "停止中");
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/tools/" + registered("clientId")).body()).contains("使える学校はありません");
        assertThat(admin.get("/tools").body()).contains("分数ドリル");

        deployAtSchool("S_2", "{}");
        assertThat(pupil.get("/study").body()).contains("分数ドリル", "第1問", "x.example");
        assertThat(deploymentOf(launch(pupil, material))).isEqualTo("S_2");
        assertThat(members(classId, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aLaunchUnderWayAndItsTokensEndWithTheDeploymentAndOthersGoOn() throws Exception {
        deployAtSchool("S_1", "{\"xapi\": \"$Xapi.fetchUrl\"}");
        String used = custom(launch(pupil, "n1"), "xapi");
        String unused = custom(launch(pupil, "n2"), "xapi");
        String token = json.readTree(fetched(used).body()).path("auth-token").asString();
        assertThat(status(token)).isEqualTo(403);
        Map<String, String> asked = asked(pupil);
        Map<String, String> elsewhere = asked(otherPupil);
        undeploy(tenant, "S_1");
        assertThat(status(token)).isEqualTo(401);
        assertThat(json.readTree(fetched(unused).body()).path("auth-token").asString(""))
                .isEmpty();
        assertThat(Forms.fields(
                        pupil.post("/lti/authorize", TestTool.encoded(asked)).body()))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("id_token");
        assertThat(Forms.fields(otherPupil
                        .post("/lti/authorize", TestTool.encoded(elsewhere))
                        .body()))
                .containsKey("id_token");
    }

    @Test
    void aLaunchThatWaitsDoesNotGoOnUnderTheSameIdAtAnotherSchool() {
        deployAtSchool("S_1", "{}");
        Map<String, String> asked = asked(pupil);
        undeploy(tenant, "S_1");
        deploy("{\"deploymentId\": \"S_1\", \"schoolId\": \"%s\"}".formatted(otherSchool));
        assertThat(Forms.fields(
                        pupil.post("/lti/authorize", TestTool.encoded(asked)).body()))
                .containsEntry("error", "access_denied");
    }

    @Test
    void aChoiceIsNotTakenOnceTheToolIsTakenAway() throws Exception {
        JWTClaimsSet request = choosing(teacher);
        undeploy(tenant, registered("deploymentId"));
        refused(response(request, "{\"type\": \"ltiResourceLink\"}"), "deployment");
    }

    @Test
    void gradesStay() {
        school.sql(tenant, """
                insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, declared, label, score_maximum)
                values (:tenant, gen_random_uuid(), '%s', '%s', false, '小テスト', 10)
                """.formatted(registered("clientId"), classId));
        undeploy(tenant, registered("deploymentId"));
        assertThat(school.one(tenant, "select count(*) from lti_line_item where tenant_id = :tenant", Long.class))
                .isEqualTo(1);
    }

    @Test
    void theLinksParametersWinOverTheDeploymentsAndTheseOverTheTools() throws Exception {
        String tools = "{\"a\": \"tool\", \"b\": \"tool\", \"c\": \"tool\", \"who\": \"x\"}";
        registerAs(tool.registrationWithDeepLinking(tools));
        add("{\"type\": \"ltiResourceLink\", \"title\": \"第1問\", \"custom\": {\"c\": \"link\"}}");
        deployAtSchool("S_1", "{\"b\": \"deployment\", \"c\": \"deployment\", \"who\": \"$User.id\"}");
        undeploy(tenant, registered("deploymentId"));
        JWTClaimsSet claims = launch(pupil, id("第1問"));
        assertThat(custom(claims, "a")).isEqualTo("tool");
        assertThat(custom(claims, "b")).isEqualTo("deployment");
        assertThat(custom(claims, "c")).isEqualTo("link");
        assertThat(custom(claims, "who")).isEqualTo(claims.getSubject());
        JWTClaimsSet choosing = choosing(teacher);
        assertThat(custom(choosing, "b")).isEqualTo("deployment");
        assertThat(custom(choosing, "c")).isEqualTo("deployment");
        String members = members(classId, "?rlid=" + id("第1問")).body();
        assertThat(members).contains("\"who\":\"" + claims.getSubject() + "\"");
    }
}
