package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** A registered tool is said anew, by program and by form. */
class ToolChangeTest extends ServiceTokenStage {
    private static final String REST = """
            "initiateLoginUri": "https://other.example/login", "targetLinkUri": "https://other.example/start",
            "redirectUris": ["https://other.example/launch"]
            """;

    @Autowired
    AccessTokens tokens;

    ToolChangeTest() throws Exception {}

    @Test
    void allThatWasRegisteredIsSaidAnewAndTheLinkFollows() {
        register("{\"level\": \"5\"}");
        String path = "/api/v1/lti/tools/" + registered("clientId");
        var answer = put(tenant, path, """
                {"name": "割合ドリル", "documentTarget": "iframe", "customParameters": {"unit": "ratio"}, "iconUri":
                 "https://other.example/i.png", %s}
                """.formatted(REST));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("割合ドリル", "https://other.example/start", "iframe", "ratio", "\"xapiGrant\":false")
                .contains(registered("clientId"), registered("deploymentId"), registered("resourceLinkId"))
                .doesNotContain("level", "127.0.0.1");
        var page = school.browser(tenant, school.pupil(tenant)).get("/lti/launch/" + registered("resourceLinkId"));
        assertThat(Forms.action(page.body())).isEqualTo("https://other.example/login");
        assertThat(Forms.fields(page.body())).containsEntry("target_link_uri", "https://other.example/start");
        assertThat(audited())
                .isEqualTo(
                        "tool:" + registered("clientId") + " fields:name,initiateLoginUri,targetLinkUri,redirectUris,"
                                + "iconUri,customParameters,xapiGrant,documentTarget");
    }

    @Test
    void aTitleAndAnAddressThatWereTheLinksOwnStay() {
        register("{}");
        school.sql(tenant, """
                update resource_link set title = '朝のドリル', target_link_uri = 'https://tool.example/morning'
                where tenant_id = :tenant and resource_link_id = '%s'
                """.formatted(registered("resourceLinkId")));
        assertThat(put(tenant, "/api/v1/lti/tools/" + registered("clientId"), "{\"name\": \"x\", " + REST + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(school.one(
                        tenant,
                        "select title || ' ' || target_link_uri from resource_link where tenant_id = :tenant and resource_link_id = '"
                                + registered("resourceLinkId") + "'",
                        String.class))
                .isEqualTo("朝のドリル https://tool.example/morning");
    }

    @Test
    void aChangeOfNothingLeavesNoTrace() {
        register("{}");
        String path = "/api/v1/lti/tools/" + registered("clientId");
        assertThat(put(tenant, path, tool.registration("{}")).statusCode()).isEqualTo(200);
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.change-tool'",
                        Long.class))
                .isZero();
    }

    @Test
    void withOtherKeysTheOldOnesAndTheirTokensEndAtOnce() throws Exception {
        String old = token(assertion());
        assertThat(status(old)).isEqualTo(403);
        JWK other = ToolKeyServer.key();
        var answer = put(tenant, "/api/v1/lti/tools/" + client, """
                {"name": "分数ドリル", "jwks": {"keys": [%s]}, %s}
                """.formatted(
                        other.toPublicJWK().toJSONString(), REST));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(status(old)).isEqualTo(401);
        assertThat(ask(assertion()).statusCode()).isEqualTo(401);
        token(ToolKeyServer.signed(other, JWSAlgorithm.RS256, claims().build()));
        assertThat(audited()).contains("jwksUri,jwks");
    }

    @Test
    void withTheSameKeysTokensStay() throws Exception {
        String token = token(assertion());
        assertThat(put(tenant, "/api/v1/lti/tools/" + client, """
                        {"name": "新しい名前", "jwksUri": "%s", %s}
                        """.formatted(server.url(), REST))
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(token)).isEqualTo(403);
    }

    @Test
    void aGrantThatIsTakenAwayEndsTheLaunchesTokens() {
        register("{}");
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issueService(
                        tenant.id(),
                        UUID.fromString(registered("clientId")),
                        "分数ドリル",
                        EnumSet.of(Permission.XAPI_STATEMENTS_WRITE),
                        Duration.ofHours(1)));
        assertThat(status(token)).isEqualTo(403);
        String taken = tool.registration("{}").replace("\"xapiGrant\": true", "\"xapiGrant\": false");
        assertThat(put(tenant, "/api/v1/lti/tools/" + registered("clientId"), taken)
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void whatIsWrongIsToldAndNothingChanges() {
        register("{}");
        String path = "/api/v1/lti/tools/" + registered("clientId");
        var answer = put(tenant, path, "{\"name\": \"\", \"targetLinkUri\": \"ftp://x/\", \"redirectUris\": []}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("name: ", "initiateLoginUri: ", "targetLinkUri: ", "redirectUris: ");
        assertThat(http.get(tenant, "/api/v1/lti/tools").body()).contains("分数ドリル", tool.url("/start"));
    }

    @Test
    void onlyTheTenantsAdministratorChangesIt() {
        register("{}");
        String path = "/api/v1/lti/tools/" + registered("clientId");
        String wanted = "{\"name\": \"x\", " + REST + "}";
        TestTenant other = school.create();
        assertThat(put(other, path, wanted).statusCode()).isEqualTo(404);
        assertThat(put(other, path, "{}").statusCode()).isEqualTo(404);
        assertThat(put(tenant, "/api/v1/lti/tools/" + UUID.randomUUID(), wanted).statusCode())
                .isEqualTo(404);
        tenants.client(tenant.id(), "reader-" + tenant.slug(), EnumSet.of(Permission.XAPI_STATEMENTS_READ));
        assertThat(http.send(http.request(path)
                                .header(
                                        "Authorization",
                                        HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug()))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(wanted)))
                        .statusCode())
                .isEqualTo(403);
        HubBrowser teacher = school.browser(tenant, school.teacher(tenant));
        assertThat(teacher.get("/tools/" + registered("clientId") + "/edit").statusCode())
                .isEqualTo(403);
        assertThat(school.administrator(other)
                        .get("/tools/" + registered("clientId") + "/edit")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get(tenant, "/api/v1/lti/tools").body()).contains("分数ドリル");
    }

    @Test
    void theFormShowsWhatIsRegisteredAndChangesIt() throws Exception {
        String id = registered(
                tenant, "\"customParameters\": {\"level\": \"5\"}, \"jwks\": {\"keys\": [" + key.toPublicJWK() + "]}");
        HubBrowser admin = school.administrator(tenant);
        String path = "/tools/" + id + "/edit";
        String form = admin.get(path).body();
        assertThat(form)
                .contains("登録を変える", "value=\"分数ドリル\"", "https://tool.example/launch", "level=5", key.getKeyID())
                .contains("action=\"" + path + "\"");
        var refused = admin.post(path, fields("tool.example", "{nonsense"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("ログイン開始の URL", "完全な URL", "公開鍵だけ", "action=\"" + path + "\"");
        var changed = admin.post(
                path, fields("https://tool.example/login2", key.toPublicJWK().toJSONString()));
        assertThat(changed.statusCode()).isEqualTo(400);
        changed = admin.post(path, fields("https://tool.example/login2", "{\"keys\":[" + key.toPublicJWK() + "]}"));
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(admin.get("/tools/" + id).body())
                .contains("https://tool.example/login2", "割合ドリル", "登録を変える")
                .doesNotContain("level=5");
        assertThat(audited()).endsWith("fields:name,initiateLoginUri,customParameters");
    }

    private static String fields(String login, String jwks) {
        return TestTool.encoded(Map.of(
                "name", "割合ドリル",
                "initiateLoginUri", login,
                "targetLinkUri", "https://tool.example/",
                "redirectUris", "https://tool.example/launch",
                "jwks", jwks,
                "documentTarget", "window"));
    }

    private String audited() {
        return school.one(
                tenant,
                "select detail from audit_event where tenant_id = :tenant and action = 'lti.change-tool'",
                String.class);
    }

    private HttpResponse<String> put(TestTenant as, String path, String body) {
        return http.send(http.request(as, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
