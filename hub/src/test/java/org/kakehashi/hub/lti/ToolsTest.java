package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;

class ToolsTest extends LtiTest {
    @Test
    void aRegistrationAnswersWithEverythingThatTheVendorEnters() {
        register("{\"level\": \"5\"}");
        assertThat(registered("issuer")).isEqualTo(hub.issuer());
        assertThat(registered("authorizationEndpoint")).isEqualTo(hub.link("/lti/authorize"));
        assertThat(registered("jwksUri")).isEqualTo(hub.link("/.well-known/jwks.json"));
        assertThat(registered("deploymentId")).isNotBlank();
        assertThat(http.get(tenant, "/api/v1/lti/tools").body())
                .contains(registered("clientId"), registered("resourceLinkId"), "分数ドリル");
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), Only http and https",
        "ftp://tool.example/x, Only http and https",
        "/login, absolute address",
        "tool.example/login, absolute address",
        "https://, absolute address",
        "https:login, absolute address",
        "https://tool.example/a b, absolute address",
        "https://tool.example/#x, fragment",
        "https://user:pass@tool.example/, user name or password",
        "'', required",
    })
    void eachAddressIsCheckedAndTheFaultNamesItsField(String address, String fault) {
        String body = """
                {"name": "x", "initiateLoginUri": "%1$s", "targetLinkUri": "%1$s",
                 "redirectUris": ["https://tool.example/ok", "%1$s"]}
                """.formatted(address);
        var answer = http.post(tenant, "/api/v1/lti/tools", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("detail").asString())
                .contains("initiateLoginUri: ", "targetLinkUri: ", "redirectUris[1]: ", fault)
                .doesNotContain("redirectUris[0]");
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsRegistered() {
        var answer = http.post(tenant, "/api/v1/lti/tools", """
                {"name": " ", "redirectUris": [], "customParameters": {"bad name": "x"}, "documentTarget": "moon",
                 "jwksUri": "gopher://x", "iconUri": "data:image/png,x"}
                """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("name: ", "initiateLoginUri: ", "redirectUris: ", "customParameters: ", "documentTarget: ")
                .contains("jwksUri: ", "iconUri: ");
        assertThat(json.readTree(http.get(tenant, "/api/v1/lti/tools").body()).get("tools"))
                .isEmpty();
    }

    @Test
    void onlyWhoManagesToolsRegistersThem() {
        tenants.client(tenant.id(), "reader-" + tenant.slug(), EnumSet.of(Permission.XAPI_STATEMENTS_READ));
        var answer = http.send(http.request("/api/v1/lti/tools")
                .header(
                        "Authorization",
                        HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug())));
        assertThat(answer.statusCode()).isEqualTo(403);
        HubBrowser pupil = school.browser(tenant, school.pupil(tenant));
        for (String page : new String[] {"/tools", "/tools/new"}) {
            assertThat(pupil.get(page).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void theFormRegistersAndShowsWhatToCopyAndSwitchesOff() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/tools/new").body()).contains("$Xapi.fetchUrl");
        var registered = admin.post("/tools", form("https://tool.example/login", "level=5\nxapi=$Xapi.fetchUrl"));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(302);
        String address =
                registered.headers().firstValue("Location").orElseThrow().replace(hub.issuer(), "");
        String details = admin.get(address).body();
        assertThat(details)
                .contains(
                        "かんじ &lt;b&gt;",
                        hub.link("/lti/authorize"),
                        hub.link("/lti/token"),
                        "level=5",
                        "https://tool.example/launch")
                .contains("使える");
        admin.post(address + "/enabled", "enabled=false");
        assertThat(admin.get(address).body()).contains("止めている");
        assertThat(admin.get("/tools").body()).contains("かんじ &lt;b&gt;", "止めている");
    }

    @Test
    void theFormKeepsWhatWasTypedAndNamesTheFieldInJapanese() {
        HubBrowser admin = school.administrator(tenant);
        admin.get("/tools/new");
        var refused = admin.post("/tools", form("tool.example", "no-equals-sign"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("ログイン開始の URL", "完全な URL", "名前=値", "value=\"tool.example\"", "no-equals-sign");
    }

    private static String form(String login, String custom) {
        return "name=" + encoded("かんじ <b>") + "&initiateLoginUri=" + encoded(login)
                + "&targetLinkUri=" + encoded("https://tool.example/start")
                + "&redirectUris=" + encoded("https://tool.example/launch\r\nhttps://tool.example/other")
                + "&customParameters=" + encoded(custom) + "&documentTarget=iframe&xapiGrant=true";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whatAToolMayCallAndLearnIsSetAuditedAndNothingByDefault() {
        register("{}");
        String path = "/api/v1/lti/tools/" + registered("clientId") + "/settings";
        assertThat(http.get(tenant, path).body())
                .isEqualTo("{\"scopes\":[],\"subjectType\":\"PAIRWISE\",\"released\":[],\"compatibility\":[]}");
        String score = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
        assertThat(set(path, "{\"scopes\":[\"" + score + "\"],\"subjectType\":\"PERSON\",\"released\":[\"NAME\"]}"))
                .isEqualTo(204);
        assertThat(http.get(tenant, path).body()).contains(score, "PERSON", "NAME");
        assertThat(set(path, "{\"scopes\":[\"urn:else\"]}")).isEqualTo(400);
        assertThat(set(path, "{\"released\":[\"SHOE_SIZE\"]}")).isEqualTo(400);
        assertThat(set("/api/v1/lti/tools/" + java.util.UUID.randomUUID() + "/settings", "{}"))
                .isEqualTo(404);
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/tools/" + registered("clientId")).body()).contains("点数を送る", "checked");
        assertThat(admin.post("/tools/" + registered("clientId") + "/settings", "subjectType=PAIRWISE&released=KANA")
                        .statusCode())
                .isEqualTo(302);
        assertThat(http.get(tenant, path).body()).contains("KANA").doesNotContain("NAME\"", score);
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.set-tool'",
                        Long.class))
                .isEqualTo(2);
    }

    private int set(String path, String json) {
        return http.send(http.request(tenant, path)
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }
}
