package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;

/** The statement pages in a real Chromium: searching, one statement and the linter's findings, on a desk and on a phone. */
@HubTest
class StatementBrowserTest {
    private static final String PASSWORD = "kakehashi-test";

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @Autowired
    Clock clock;

    private final List<String> complaints = new ArrayList<>();
    private TestTenant tenant = new TestTenant(0, "", "", "");
    private UUID last = UUID.randomUUID();

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void statementsOfTwoTools() {
        tenant = tenants.create();
        String drill = "分数ドリル " + tenant.slug();
        UUID drillId = tenants.client(tenant.id(), drill, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        String book = "デジタル教科書 " + tenant.slug();
        tenants.client(tenant.id(), book, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        Xapi.basic(http, book).post(statement(UUID.randomUUID(), 0, "read", "算数5 教科書", "", ""));
        List<String> answers = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            last = UUID.randomUUID();
            answers.add(statement(
                    last,
                    i,
                    "answered",
                    "分数のたし算とひき算 第" + i % 10 + "問",
                    "\"result\":{\"success\":" + (i % 3 > 0) + ",\"duration\":\"PT12S\",\"score\":{\"scaled\":"
                            + (i % 3 > 0 ? 1 : 0) + ",\"raw\":" + (i % 3 > 0 ? 1 : 0) + ",\"min\":0,\"max\":1}},",
                    i == 60
                            ? "\"attachments\":[{\"usageType\":\"https://drill.example/usage/sheet\",\"display\":{\"ja\":\"計算用紙\"},"
                                    + "\"contentType\":\"image/png\",\"length\":48211,\"sha2\":\"" + "3f".repeat(32)
                                    + "\",\"fileUrl\":\"https://drill.example/sheets/1.png\"}],"
                            : ""));
        }
        assertThat(Xapi.basic(http, drill)
                        .post("[" + String.join(",", answers) + "]")
                        .statusCode())
                .isEqualTo(200);
        account("admin", "教育委員会 管理者", "ADMINISTRATOR", "");
        account("vendor", "ドリル社 担当", "VENDOR", "\"" + drillId + "\"");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> http.get(tenant, "/api/v1/statements/findings")
                .body()
                .contains("\"checked\":60"));
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    private String statement(UUID id, int n, String verb, String name, String result, String more) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600 - n);
        return """
                {"id":"%s","timestamp":"%s",%s"actor":{"objectType":"Agent","account":{"homePage":"%s","name":"%s"}},
                "verb":{"id":"http://adlnet.gov/expapi/verbs/%s","display":{"ja":"%s","en":"%s"}},%s
                "object":{"objectType":"Activity","id":"https://drill.example/items/%d","definition":{"name":{"ja-JP":"%s"},
                "type":"http://adlnet.gov/expapi/activities/cmi.interaction","interactionType":"fill-in"}},
                "context":{"language":"ja-JP","contextActivities":{"category":[
                {"id":"https://w3id.org/japan-xapi/profiles/assessment/v1.0.0"}]}}}
                """.formatted(
                        id,
                        at,
                        more,
                        hub.issuer(),
                        UUID.nameUUIDFromBytes(new byte[] {(byte) (n % 4)}),
                        verb,
                        verb.equals("read") ? "読んだ" : "回答した",
                        verb,
                        result,
                        n % 10,
                        name);
    }

    private void account(String name, String displayName, String role, String clients) {
        var made = http.post(tenant, "/api/v1/accounts", """
                {"loginName":"%s","password":"%s","displayName":"%s","roles":["%s"],"clientIds":[%s]}""".formatted(name, PASSWORD, displayName, role, clients));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private Page signedIn(BrowserContext context, String name) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("[name=loginName]").fill(name);
        page.locator("[name=password]").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForLoadState();
        return page;
    }

    private static void assertFits(Page page, int width) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    @Test
    void anAdministratorSearchesReadsOnAndOpensOne() {
        try (BrowserContext context = chromium.person(1280, 900)) {
            Page page = signedIn(context, "admin");
            page.locator("nav a[href='/statements']").click();
            page.locator("[name=verb]").fill("answered");
            page.locator(".statement-search button").click();
            page.locator("table.statements .more a").waitFor();
            assertThat(page.locator("table.statements td.time").count()).isEqualTo(50);
            Chromium.picture(page, "statements-desktop");
            page.locator("table.statements .more a").click();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> page.locator("table.statements td.time").count() == 60);
            page.locator("table.statements td.time a").first().click();
            assertThat(page.locator("pre").innerText()).contains("\"verb\"");
            assertThat(page.locator(".finding.ERROR").count()).isPositive();
            Chromium.picture(page, "statement-desktop");
            page.navigate(hub.link("/statements/findings"));
            assertThat(page.locator(".tool-report").count()).isEqualTo(2);
            Chromium.picture(page, "findings-desktop");
        }
    }

    @Test
    void aVendorSeesItsToolOnAPhone() {
        try (BrowserContext context = chromium.person(390, 844)) {
            Page page = signedIn(context, "vendor");
            assertThat(page.url()).endsWith("/statements/findings");
            assertThat(page.locator(".tool-report").count()).isEqualTo(1);
            assertFits(page, 390);
            Chromium.picture(page, "findings-phone");
            page.locator(".finding .meta a").first().click();
            page.locator("pre").waitFor();
            assertFits(page, 390);
            page.navigate(hub.link("/statements/" + last));
            assertFits(page, 390);
            Chromium.picture(page, "statement-phone");
            page.navigate(hub.link("/statements"));
            assertThat(page.locator("table.statements").innerText())
                    .contains("分数")
                    .doesNotContain("教科書");
            assertFits(page, 390);
            Chromium.picture(page, "statements-phone");
        }
    }
}
