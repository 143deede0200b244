package org.kakehashi.hub.access.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API clients by the API and by the page. */
@HubTest
class ClientsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CLIENTS = "/api/v1/clients";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    TestTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
    }

    @Test
    void aClientIsMadeUsedListedAndRevokedAtOnce() {
        HttpResponse<String> made =
                http.post(tenant, CLIENTS, """
                {"name": " ドリルのサーバー ", "scopes": ["statements/write", "statements/read/mine"],
                 "actors": [{"account": {"homePage": "https://school.example"}}],
                 "activityPrefixes": ["https://drill.example/"], "verbs": ["https://verbs.example/did"],
                 "onBehalfOf": {"homePage": "https://portal.example", "name": "t1"},
                 "expiresAt": "%s", "purpose": "improvement"}
                """.formatted(Instant.now().plusSeconds(3600)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode client = JSON.readTree(made.body());
        String secret = client.get("secret").stringValue();
        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        assertThat(status(client)).isEqualTo(200);

        HttpResponse<String> list = http.get(tenant, CLIENTS);
        assertThat(list.body()).doesNotContain(secret);
        JsonNode told = JSON.readTree(list.body()).get("clients").get(0);
        assertThat(told.get("clientId")).isEqualTo(client.get("clientId"));
        assertThat(told.get("name").stringValue()).isEqualTo("ドリルのサーバー");
        assertThat(told.get("scopes")).hasSize(2);
        assertThat(told.get("purpose").stringValue()).isEqualTo("improvement");
        assertThat(told.get("revokedAt").isNull()).isTrue();

        assertThat(revoke(client)).isEqualTo(204);
        assertThat(status(client)).isEqualTo(401);
        assertThat(revoke(client)).isEqualTo(204);
        assertThat(JSON.readTree(http.get(tenant, CLIENTS).body())
                        .at("/clients/0/revokedAt")
                        .stringValue())
                .isNotBlank();
        assertThat(audited(client)).containsExactly("access.make-client", "access.revoke-client");
    }

    @Test
    void onlyTheHashOfASecretIsKept() {
        JsonNode client = make("[\"all\"]");
        String secret = client.get("secret").stringValue();
        assertThat(new JdbcTemplate(owner.dataSource())
                        .queryForList(
                                "select c::text || k::text from api_client c join credential k using (tenant_id, client_id)",
                                String.class))
                .isNotEmpty()
                .noneMatch(row -> row.contains(secret));
    }

    @Test
    void aClientEndsWithItsTime() {
        JsonNode client = make("[\"all\"]");
        new JdbcTemplate(owner.dataSource())
                .update(
                        "update credential set expires_at = now() where client_id = ?::uuid",
                        client.get("clientId").stringValue());
        assertThat(status(client)).isEqualTo(401);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        HttpResponse<String> answer = http.post(tenant, CLIENTS, """
                {"name": "a\\u0000", "scopes": ["everything", null], "actors": [{}, {"mbox": "a@b"}, {"account": {"name": "x"}},
                 {"mbox": "mailto:a@b.example", "openid": "https://x.example"}, {"mbox_sha1sum": "12"}],
                 "activityPrefixes": ["drill"], "verbs": ["https://ok.example/did", "a b"],
                 "onBehalfOf": {"homePage": "https://x.example"}, "expiresAt": "2001-01-01T00:00:00Z", "purpose": "fun"}
                """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("detail").stringValue())
                .contains("name: ", "scopes[0]: ", "scopes[1]: ", "actors[0]: ", "actors[1]: ", "actors[2]: ")
                .contains("actors[3]: ", "actors[4]: ", "activityPrefixes[0]: ", "verbs[1]: ", "onBehalfOf: ")
                .contains("expiresAt: ", "purpose: ")
                .doesNotContain("verbs[0]");
        assertThat(http.post(tenant, CLIENTS, "{\"name\": \"\"}").body()).contains("name: ", "scopes: ", "purpose: ");
        assertThat(http.post(tenant, CLIENTS, "{\"name\": \"x\", \"scopes\": [\"all\"], \"admin\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(JSON.readTree(http.get(tenant, CLIENTS).body()).get("clients"))
                .isEmpty();
    }

    @Test
    void theListIsPaged() {
        for (int i = 0; i < 53; i++) {
            make("[\"all\"]");
        }
        JsonNode first = JSON.readTree(http.get(tenant, CLIENTS).body());
        assertThat(first.get("clients")).hasSize(50);
        JsonNode second = JSON.readTree(
                http.get(tenant, CLIENTS + "?before=" + first.get("next").longValue())
                        .body());
        assertThat(second.get("clients")).hasSize(3);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(http.get(tenant, CLIENTS + "?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyWhoManagesClientsSeesOrMakesThem() {
        JsonNode all = make("[\"all\"]");
        String xapi =
                HubHttp.basic(all.get("key").stringValue(), all.get("secret").stringValue());
        String path = CLIENTS + "/" + all.get("clientId").stringValue();
        assertThat(http.send(http.request(CLIENTS).header("Authorization", xapi))
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.request(CLIENTS)
                                .header("Authorization", xapi)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.request(path).header("Authorization", xapi).DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.request(CLIENTS)).statusCode()).isEqualTo(401);
        TestTenant other = tenants.create();
        assertThat(http.send(http.request(other, path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(http.get(other, CLIENTS).body()).get("clients"))
                .isEmpty();
        assertThat(status(all)).isEqualTo(200);

        HubBrowser nurse = browser("NURSE");
        assertThat(nurse.get("/clients").statusCode()).isEqualTo(403);
        assertThat(nurse.get("/clients/new").statusCode()).isEqualTo(403);
        assertThat(new HubBrowser(http).get("/clients").statusCode()).isEqualTo(302);
    }

    @Test
    void theAdministratorMakesOneOnThePageAndSeesItsSecretOnce() {
        HubBrowser admin = browser("ADMINISTRATOR");
        assertThat(admin.get("/").body() + admin.get("/tools").body()).contains("href=\"/clients\"");
        assertThat(admin.get("/clients/new").body()).contains("statements/read/mine", "だれについて");
        HttpResponse<String> bad = admin.post("/clients", "name=&activityPrefixes=drill&lastDay=2001-01-01");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("scopes", "activityPrefixes[0]", "これから先");

        HttpResponse<String> made = admin.post(
                "/clients",
                "name=%3Cb%3Edash&scopes=all%2Fread&actors=https%3A%2F%2Fschool.example+p1%0D%0Amailto%3Aa%40b.example&lastDay=2999-12-31&purpose=research");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String key = found(made.body(), "id=\"key\">([^<]+)<");
        String secret = found(made.body(), "id=\"secret\">([^<]+)<");
        assertThat(read(key, secret)).isEqualTo(200);

        String list = admin.get("/clients").body();
        assertThat(list)
                .contains(
                        "&lt;b&gt;dash",
                        key,
                        "all/read",
                        "https://school.example p1",
                        "mailto:a@b.example",
                        "3000-01-01",
                        "統計・研究");
        assertThat(list).doesNotContain(secret);
        assertThat(admin.post("/clients/" + key + "/revoke", "").statusCode()).isEqualTo(302);
        assertThat(read(key, secret)).isEqualTo(401);
        assertThat(admin.get("/clients").body()).contains("止めた").doesNotContain("/revoke");
        assertThat(admin.post("/clients/" + UUID.randomUUID() + "/revoke", "").statusCode())
                .isEqualTo(404);
        assertThat(admin.postWithoutCsrf("/clients").statusCode()).isEqualTo(403);
    }

    private JsonNode make(String scopes) {
        HttpResponse<String> made =
                http.post(tenant, CLIENTS, "{\"name\": \"x\", \"purpose\": \"teaching\", \"scopes\": " + scopes + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body());
    }

    private int status(JsonNode client) {
        return read(client.get("key").stringValue(), client.get("secret").stringValue());
    }

    private int read(String key, String secret) {
        return http.send(http.request("/xapi/statements?limit=1")
                        .header("Authorization", HubHttp.basic(key, secret))
                        .header("X-Experience-API-Version", "1.0.3"))
                .statusCode();
    }

    private int revoke(JsonNode client) {
        return http.send(http.request(
                                tenant, CLIENTS + "/" + client.get("clientId").stringValue())
                        .DELETE())
                .statusCode();
    }

    private List<@Nullable String> audited(JsonNode client) {
        return new JdbcTemplate(owner.dataSource())
                .queryForList(
                        "select action from audit_event where tenant_id = ? and detail = ? order by seq",
                        String.class,
                        tenant.id(),
                        "client:" + client.get("clientId").stringValue());
    }

    private HubBrowser browser(String role) {
        String name = role + "-" + UUID.randomUUID();
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "%s", "password": "correct horse battery", "displayName": "担当", "roles": ["%s"]}
                        """.formatted(name, role))
                        .statusCode())
                .isEqualTo(201);
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, "correct horse battery");
        return browser;
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    @Test
    void everyScopeBringsWhatTheSpecificationSays() {
        assertThat(org.kakehashi.hub.access.PermissionMatrix.withImplied(EnumSet.of(Permission.XAPI_ALL)))
                .contains(
                        Permission.XAPI_STATEMENTS_WRITE,
                        Permission.XAPI_STATEMENTS_READ,
                        Permission.XAPI_STATE,
                        Permission.XAPI_STATE_READ,
                        Permission.XAPI_DEFINE,
                        Permission.XAPI_PROFILE,
                        Permission.XAPI_PROFILE_READ)
                .noneMatch(permission -> permission.name().startsWith("MANAGE"));
        assertThat(org.kakehashi.hub.access.PermissionMatrix.withImplied(EnumSet.of(Permission.XAPI_ALL_READ)))
                .containsExactlyInAnyOrder(
                        Permission.XAPI_ALL_READ,
                        Permission.XAPI_STATEMENTS_READ,
                        Permission.XAPI_STATE_READ,
                        Permission.XAPI_PROFILE_READ);
    }
}
