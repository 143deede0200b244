package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

/** Who deploys a tool, and how. */
class DeploymentRulesTest extends DeploymentStage {
    @Test
    void deploymentsAreListedMadeAndTakenAwayAndAudited() {
        var made = deploy("{\"schoolId\": \"%s\", \"customParameters\": {\"level\": \"6\"}}".formatted(otherSchool));
        assertThat(made.statusCode()).isEqualTo(201);
        String id = json.readTree(made.body()).path("deploymentId").asString();
        assertThat(UUID.fromString(id)).isNotNull();
        var list = json.readTree(http.get(tenant, path()).body()).path("deployments");
        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("deploymentId").asString()).isEqualTo(registered("deploymentId"));
        assertThat(list.get(0).path("schoolId").isNull()).isTrue();
        assertThat(list.get(1).toString()).contains(id, otherSchool.toString(), "うめ小学校", "\"level\":\"6\"");
        assertThat(undeploy(tenant, id)).isEqualTo(204);
        assertThat(undeploy(tenant, id)).isEqualTo(404);
        assertThat(school.one(
                        tenant,
                        "select string_agg(action || ' ' || detail, ';' order by seq) from audit_event"
                                + " where tenant_id = :tenant and action like 'lti.%deploy-tool'",
                        String.class))
                .isEqualTo(
                        "lti.deploy-tool tool:%1$s deployment:%2$s school:%3$s;lti.undeploy-tool tool:%1$s deployment:%2$s"
                                .formatted(registered("clientId"), id, otherSchool));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'deploymentId': '/etc'} | deploymentId: ",
                "{'deploymentId': '..'} | deploymentId: ",
                "{'deploymentId': '学校'} | deploymentId: ",
                "{'deploymentId': 'LONG'} | deploymentId: ",
                "{'deploymentId': 'THERE', 'schoolId': 'SCHOOL'} | deploymentId: The tool has a deployment",
                "{} | schoolId: The tool is deployed there",
                "{'schoolId': 'ab6b5bd6-66ab-4d01-b2a6-5a4c0ba1bdbe'} | schoolId: There is no such school",
                "{'schoolId': 'SCHOOL', 'customParameters': {'bad name': 'x'}} | customParameters: ",
                "{'schoolId': 'SCHOOL', 'customParameters': {'a': null}} | customParameters[a]: ",
            })
    void whatIsWrongIsToldAndNothingIsDeployed(String body, String fault) {
        var answer = deploy(body.replace('\'', '"')
                .replace("LONG", "x".repeat(256))
                .replace("THERE", registered("deploymentId"))
                .replace("SCHOOL", schoolId.toString()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("detail").asString()).contains(fault);
        assertThat(json.readTree(http.get(tenant, path()).body()).path("deployments"))
                .hasSize(1);
    }

    @Test
    void onlyTheTenantsAdministratorDeploys() {
        TestTenant other = school.create();
        assertThat(http.get(other, path()).statusCode()).isEqualTo(404);
        assertThat(http.post(other, path(), "{\"deploymentId\": \"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(undeploy(other, registered("deploymentId"))).isEqualTo(404);
        UUID elsewhere = school.one(other, "select org_id from org where tenant_id = :tenant", UUID.class);
        assertThat(deploy("{\"schoolId\": \"" + elsewhere + "\"}").statusCode()).isEqualTo(400);
        tenants.client(tenant.id(), "reader-" + tenant.slug(), EnumSet.of(Permission.XAPI_STATEMENTS_READ));
        String basic = HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug());
        assertThat(http.send(http.request(path())
                                .header("Authorization", basic)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(teacher.get("/tools/" + registered("clientId") + "/deployments")
                        .statusCode())
                .isEqualTo(403);
        assertThat(school.administrator(other)
                        .get("/tools/" + registered("clientId") + "/deployments")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json.readTree(http.get(tenant, path()).body()).path("deployments"))
                .hasSize(1);
    }

    @Test
    void thePageAddsASchoolByNameAndTakesItAway() {
        HubBrowser admin = school.administrator(tenant);
        String page = "/tools/" + registered("clientId") + "/deployments";
        assertThat(admin.get("/tools/" + registered("clientId")).body()).contains(page);
        assertThat(admin.get(page).body()).contains("すべての学校", "うめ小学校", "さくら小学校", registered("deploymentId"));
        var refused = admin.post(page, "schoolId=&deploymentId=" + "%2F&customParameters=nonsense");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("この学校ではもう使えます", "255字まで", "名前=値", "nonsense");
        var added = admin.post(
                page, "schoolId=" + otherSchool + "&deploymentId=S_13102&customParameters=level%3D6%0D%0Aunit%3Dratio");
        assertThat(added.statusCode()).isEqualTo(302);
        assertThat(admin.get(page).body()).contains("S_13102", "level=6", "unit=ratio");
        assertThat(admin.post(page + "/S_13102/remove", "").statusCode()).isEqualTo(302);
        assertThat(admin.get(page).body()).doesNotContain("S_13102");
        assertThat(admin.post(page + "/S_13102/remove", "").statusCode()).isEqualTo(404);
    }
}
