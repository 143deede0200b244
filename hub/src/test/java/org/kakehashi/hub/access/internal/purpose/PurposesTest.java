package org.kakehashi.hub.access.internal.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** The tenant's list of purposes, over the API and on the page. */
@HubTest
class PurposesTest {
    private static final String PATH = "/api/v1/purposes";
    private static final String PASSWORD = "correct horse battery";
    private static final String CAREERS = """
            {"nameJa":"進路指導","nameEn":"Careers","descriptionJa":"進路を考えます。","descriptionEn":"To plan ahead.",\
            "legalGround":"学校教育法","optOut":true}""";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    Purposes purposes;

    TestTenant tenant = new TestTenant(0, "", "", "");

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @Test
    void aNewTenantHasTheUsualPurposes() {
        assertThat(purposes.all(tenant.id()))
                .extracting(Purpose::key)
                .containsExactly(
                        "teaching",
                        "watching-over",
                        "health",
                        "guidance",
                        "school-affairs",
                        "operation",
                        "improvement",
                        "research");
        assertThat(purposes.all(tenant.id()))
                .filteredOn(Purpose::optOut)
                .extracting(Purpose::key)
                .containsExactly("improvement", "research");
        assertThat(http.get(tenant, PATH).body()).contains("\"key\":\"watching-over\"", "見守り");
    }

    @Test
    void aPurposeIsAddedChangedAndRemovedAndEachIsAudited() {
        assertThat(put("careers", CAREERS).statusCode()).isEqualTo(204);
        assertThat(put("careers", CAREERS.replace("進路指導", "キャリア教育")).statusCode())
                .isEqualTo(204);
        assertThat(purposes.find(tenant.id(), "careers").orElseThrow().nameJa()).isEqualTo("キャリア教育");
        assertThat(purposes.exists(tenants.create().id(), "careers"))
                .as("another tenant")
                .isFalse();
        assertThat(delete("careers").statusCode()).isEqualTo(204);
        assertThat(delete("careers").statusCode()).isEqualTo(404);
        assertThat(owner.jdbc()
                        .sql(
                                "select action from audit_event where tenant_id = :t and detail = 'purpose:careers' order by seq")
                        .param("t", tenant.id())
                        .query(String.class)
                        .list())
                .containsExactly("access.put-purpose", "access.put-purpose", "access.remove-purpose");
    }

    @Test
    void whatIsNamedStays() {
        put("careers", CAREERS);
        owner.jdbc().sql("""
                        insert into api_client (tenant_id, client_id, name, scopes, rules, purpose)
                        values (:t, gen_random_uuid(), 'x', '{}', '{}', 'careers')
                        """).param("t", tenant.id()).update();
        assertThat(delete("careers").statusCode()).isEqualTo(409);
        assertThat(delete("teaching").body()).contains("The hub itself names this purpose");
        assertThat(purposes.exists(tenant.id(), "careers")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nameJa\":\"\",\"nameEn\":\"x\",\"descriptionJa\":\"x\",\"descriptionEn\":\"x\",\"legalGround\":\"x\"}"
            })
    void aPurposeWithoutItsTextsIsRefused(String body) {
        HttpResponse<String> answer = put("careers", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("nameJa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Careers", "1a", "a_b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddee"})
    void aKeyOfOtherCharactersIsRefused(String key) {
        assertThat(put(key, CAREERS).statusCode()).isEqualTo(400);
    }

    @Test
    void aClientWithoutThePermissionIsRefused() {
        tenants.client(tenant.id(), "reader-" + tenant.slug(), Set.of(Permission.MANAGE_CLIENTS));
        String reader = HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug());
        assertThat(http.send(http.request(PATH).header("Authorization", reader)).statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.request(PATH + "/x")
                                .header("Authorization", reader)
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theAdministratorKeepsTheListOnThePage() {
        HubBrowser admin = browser("ADMINISTRATOR");
        assertThat(admin.get("/purposes").body()).contains("学習指導", "value=\"\"");
        assertThat(admin.get("/purposes?edit=health").body()).contains("value=\"保健\"", "readonly");
        String form = "key=careers&nameJa=a&nameEn=b&descriptionJa=c&descriptionEn=d&legalGround=e&optOut=true";
        assertThat(admin.post("/purposes", form).statusCode()).isEqualTo(302);
        assertThat(purposes.find(tenant.id(), "careers").orElseThrow().optOut()).isTrue();
        HttpResponse<String> wrong = admin.post("/purposes", form.replace("nameJa=a", "nameJa="));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("aria-invalid=\"true\"");
        assertThat(admin.post("/purposes/remove", "key=careers").statusCode()).isEqualTo(302);
        assertThat(admin.post("/purposes/remove", "key=teaching").statusCode()).isEqualTo(409);
    }

    @Test
    void othersDoNotGetThePage() {
        HubBrowser vendor = browser("VENDOR");
        assertThat(vendor.get("/purposes").statusCode()).isEqualTo(403);
        for (String path : List.of("/purposes", "/purposes/remove")) {
            assertThat(vendor.post(path, "key=x").statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<String> put(String key, String body) {
        return http.send(http.request(tenant, PATH + "/" + key)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> delete(String key) {
        return http.send(http.request(tenant, PATH + "/" + key).DELETE());
    }

    private HubBrowser browser(String role) {
        String name = "p-" + role.toLowerCase(java.util.Locale.ROOT);
        http.post(tenant, "/api/v1/accounts", """
                {"loginName":"%s","password":"%s","displayName":"職員","roles":["%s"]}""".formatted(name, PASSWORD, role));
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        return browser;
    }
}
