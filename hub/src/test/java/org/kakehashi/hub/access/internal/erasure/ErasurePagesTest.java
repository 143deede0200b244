package org.kakehashi.hub.access.internal.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator erases, and says how long statements are kept, on the pages. */
@HubTest
class ErasurePagesTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    Clock clock;

    TestTenant tenant = new TestTenant(0, "", "", "");
    UUID drill = UUID.randomUUID();
    String drillName = "";

    @BeforeEach
    void twoStatementsOfADrillAndOneOfAnother() {
        tenant = tenants.create();
        drillName = "drill-" + tenant.slug();
        drill = tenants.client(tenant.id(), drillName, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        store(drillName);
        store(drillName);
        store(tenant.key());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> http.get(tenant, "/api/v1/statements/findings")
                .body()
                .contains("\"checked\":2"));
    }

    @Test
    void aTimeOfOneToolIsCountedConfirmedAndErased() {
        HubBrowser admin = browser("ADMINISTRATOR");
        assertThat(admin.get("/erasures").body()).contains("href=\"/erasures\"", drillName, "まだありません");
        String today = SchoolDay.today(clock).toString();
        String page = location(admin.post("/erasures", "from=&to=" + today + "&clientId=" + drill));
        assertThat(admin.get(page).body()).contains("まだ何も削除していません", drillName + " が送ったもの", "件数「2」", "pill COUNTED");
        assertThat(count()).isEqualTo(3);

        HttpResponse<String> other = admin.post(page, "statements=3");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("数えた件数と違います", "件数「2」");
        assertThat(admin.post(page, "statements=two").statusCode()).isEqualTo(409);
        assertThat(count()).isEqualTo(3);

        assertThat(location(admin.post(page, "statements=%EF%BC%92"))).isEqualTo(page);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> admin.get(page).body().contains("pill DONE"));
        assertThat(count()).isEqualTo(1);
        assertThat(admin.get(page).body()).contains("すべて削除しました").doesNotContain("削除を実行する", "hx-get");
        assertThat(admin.get(page + "/progress").headers().firstValue("HX-Refresh"))
                .contains("true");
        assertThat(admin.get("/erasures").body()).contains("完了", "あなた");
        HttpResponse<String> again = admin.post(page, "statements=2");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("すでに実行された");
    }

    @Test
    void whatCanNotBeUnderstoodIsToldWhereItWasTyped() {
        HubBrowser admin = browser("ADMINISTRATOR");
        admin.get("/erasures");
        for (String form : List.of(
                "personId=",
                "personId=yamada",
                "to=",
                "to=2999-01-01",
                "from=2026-02-30&to=2026-03-01",
                "from=2026-02-02&to=2026-02-01",
                "to=2026-02-01&clientId=x")) {
            HttpResponse<String> answer = admin.post("/erasures", form);
            assertThat(answer.statusCode()).as(form).isEqualTo(400);
            assertThat(answer.body()).as(form).contains("aria-invalid=\"true\"");
        }
        assertThat(admin.get("/erasures").body()).contains("まだありません");
    }

    @Test
    void aPersonOfWhomNothingIsKeptLeavesNothingToConfirm() {
        HubBrowser admin = browser("ADMINISTRATOR");
        admin.get("/erasures");
        UUID nobody = UUID.randomUUID();
        String page = location(admin.post("/erasures", "personId=+" + nobody + "+"));
        assertThat(admin.get(page).body())
                .contains("対象になるものはありません", nobody.toString())
                .doesNotContain("name=\"statements\"");
    }

    @Test
    void aCountOfYesterdayIsShownAsExpired() {
        HubBrowser admin = browser("ADMINISTRATOR");
        admin.get("/erasures");
        String page =
                location(admin.post("/erasures", "to=" + SchoolDay.today(clock).toString()));
        owner.jdbc()
                .sql("update erasure set requested_at = now() - interval '25 hours' where tenant_id = :t")
                .param("t", tenant.id())
                .update();
        assertThat(admin.get(page).body()).contains("期限切れ").doesNotContain("name=\"statements\"");
        assertThat(admin.post(page, "statements=3").statusCode()).isEqualTo(409);
    }

    @Test
    void rulesAreSetCountedAndRemoved() {
        HubBrowser admin = browser("ADMINISTRATOR");
        assertThat(admin.get("/retention").body()).contains("きまりがなければ残ります", "心の天気", drillName);
        assertThat(admin.post("/retention", "clientId=&days=0").statusCode()).isEqualTo(400);
        assertThat(admin.post("/retention", "clientId=&days=x").body()).contains("36500 までの数で");
        assertThat(admin.post("/retention", "clientId=x&days=1").statusCode()).isEqualTo(400);
        assertThat(location(admin.post("/retention", "clientId=" + drill + "&days=1095")))
                .isEqualTo("/retention/dry-run");
        admin.post("/retention", "clientId=&days=1");
        owner.jdbc()
                .sql("update retention_rule set days = 30 where tenant_id = :t and client_id is null")
                .param("t", tenant.id())
                .update();
        assertThat(admin.get("/retention/dry-run").body()).contains("1,095 日", "30 日", "きまりのないすべてのツール", "なし");
        assertThat(admin.post("/retention/remove", "clientId=" + drill).statusCode())
                .isEqualTo(302);
        assertThat(admin.get("/retention").body()).contains("30 日").doesNotContain("1,095 日");
        assertThat(admin.post("/retention/remove", "clientId=").statusCode()).isEqualTo(302);
        assertThat(admin.post("/retention/remove", "clientId=").statusCode()).isEqualTo(404);
    }

    @Test
    void othersAreRefusedAndSeeNoLink() {
        for (String role : List.of("NURSE", "OPERATOR", "VENDOR")) {
            HubBrowser other = browser(role);
            assertThat(other.get("/").body()).doesNotContain("href=\"/erasures\"");
            for (String path : List.of(
                    "/erasures",
                    "/erasures/1",
                    "/erasures/1/progress",
                    "/erasures/1/certificate",
                    "/retention",
                    "/retention/dry-run")) {
                assertThat(other.get(path).statusCode()).as(role + path).isEqualTo(403);
            }
            for (String path : List.of("/erasures", "/erasures/1", "/retention", "/retention/remove")) {
                assertThat(other.post(path, "to=2026-01-01&days=1&statements=1").statusCode())
                        .as(role + path)
                        .isEqualTo(403);
            }
        }
        assertThat(new HubBrowser(http).get("/erasures").statusCode()).isEqualTo(302);
        HubBrowser admin = browser("ADMINISTRATOR");
        for (String path : List.of("/erasures", "/erasures/1", "/retention", "/retention/remove")) {
            assertThat(admin.postWithoutCsrf(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void anotherTenantsErasureIsNotToBeSeen() {
        HubBrowser admin = browser("ADMINISTRATOR");
        admin.get("/erasures");
        String page =
                location(admin.post("/erasures", "to=" + SchoolDay.today(clock).toString()));
        tenant = tenants.create();
        HubBrowser stranger = browser("ADMINISTRATOR");
        assertThat(stranger.get("/erasures").body()).contains("まだありません");
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page, "statements=3").statusCode()).isEqualTo(404);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return java.net
                .URI
                .create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private HubBrowser browser(String role) {
        String name = role + "-" + UUID.randomUUID();
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "%s", "password": "%s", "displayName": "担当", "roles": ["%s"]}
                        """.formatted(name, PASSWORD, role))
                        .statusCode())
                .isEqualTo(201);
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        return browser;
    }

    private void store(String key) {
        HttpResponse<String> answer = http.send(http.request("/xapi/statements")
                .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"actor":{"mbox":"mailto:p@example.org"},"verb":{"id":"https://verbs.example/did"},
                        "object":{"id":"https://drill.example/q"}}""")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private long count() {
        return owner.jdbc()
                .sql("select count(*) from statement where tenant_id = :t")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }
}
