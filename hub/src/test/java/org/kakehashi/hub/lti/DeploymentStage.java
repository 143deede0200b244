package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Two schools with a class and a pupil each, and a tool that is there for the whole tenant. */
abstract class DeploymentStage extends DeepLinkStage {
    @Autowired
    AccessTokens tokens;

    UUID schoolId;
    UUID otherSchool;
    UUID otherClass;
    HubBrowser otherPupil;

    @BeforeEach
    void aSecondSchool() {
        school.sql(tenant, """
                insert into org (tenant_id, source, sourced_id, name, type, digest, active, updated_at)
                values (:tenant, 'test', 'other', 'うめ小学校', 'school', gen_random_uuid(), true, now())
                """);
        school.sql(tenant, """
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type,
                    school_sourced_id, term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active,
                    updated_at)
                values (:tenant, 'test', 'class2', '6年1組', '{P6}', 'course', 'homeroom', 'other', '{}', '{}', '{}', '{}',
                    current_date - 300, current_date + 300, gen_random_uuid(), true, now())
                """);
        TestSchool.Member member = school.pupil(tenant);
        school.sql(tenant, """
                update enrollment set class_sourced_id = 'class2', school_sourced_id = 'other'
                where tenant_id = :tenant and user_sourced_id = '%s'
                """.formatted(member.personId()));
        otherPupil = school.browser(tenant, member);
        schoolId = school.one(
                tenant, "select org_id from org where tenant_id = :tenant and sourced_id = 'school'", UUID.class);
        otherSchool = school.one(
                tenant, "select org_id from org where tenant_id = :tenant and sourced_id = 'other'", UUID.class);
        otherClass = school.one(
                tenant,
                "select class_id from school_class where tenant_id = :tenant and sourced_id = 'class2'",
                UUID.class);
    }

    String path() {
        return "/api/v1/lti/tools/" + registered("clientId") + "/deployments";
    }

    HttpResponse<String> deploy(String body) {
        return http.post(tenant, path(), body);
    }

    /** Deploys it at the first school, under that id. */
    void deployAtSchool(String id, String custom) {
        var answer = deploy("{\"deploymentId\": \"%s\", \"schoolId\": \"%s\", \"customParameters\": %s}"
                .formatted(id, schoolId, custom));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    int undeploy(TestTenant as, String id) {
        return http.send(http.request(as, path() + "/" + id).DELETE()).statusCode();
    }

    /** The tool is at the first school only. */
    void onlyAtSchool(String id) {
        deployAtSchool(id, "{}");
        assertThat(undeploy(tenant, registered("deploymentId"))).isEqualTo(204);
    }

    int tap(HubBrowser browser, Object link) {
        return browser.get("/lti/launch/" + link).statusCode();
    }

    /** A whole launch of a link. */
    JWTClaimsSet launch(HubBrowser browser, UUID link) throws Exception {
        var page = browser.get("/lti/launch/" + link);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(Forms.fields(page.body())).containsKey("lti_deployment_id");
        var answer = browser.post(
                "/lti/authorize", TestTool.encoded(TestTool.request(Forms.fields(page.body()), tool.url("/launch"))));
        return TestTool.verified(
                hub.issuer(), String.valueOf(Forms.fields(answer.body()).get("id_token")));
    }

    static String deploymentOf(JWTClaimsSet claims) throws Exception {
        return claims.getStringClaim(CLAIM + "deployment_id");
    }

    /** Asks the tool's service about a class. */
    HttpResponse<String> members(UUID ofClass, String query) {
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issueService(
                        tenant.id(),
                        UUID.fromString(registered("clientId")),
                        "分数ドリル",
                        EnumSet.of(Permission.LTI_MEMBERSHIP, Permission.LTI_LINE_ITEM),
                        Duration.ofHours(1)));
        return http.send(http.request("/api/lti/contexts/" + ofClass + "/memberships" + query)
                .header("Authorization", "Bearer " + token));
    }

    /** 403: the token is good for something else; 401: it is none. */
    int status(String token) {
        return http.send(http.request("/api/v1/lti/tools").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    HttpResponse<String> fetched(String fetchUrl) {
        return http.send(http.request(fetchUrl.replace(hub.issuer(), "")).POST(HttpRequest.BodyPublishers.noBody()));
    }
}
