package org.kakehashi.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator's pages in a real Chromium, on a desk and on a phone: erasure, retention, API clients. */
@HubTest
class AdministratorBrowserTest {
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
    private String drill = "";

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aDrillThatHasSentStatements() {
        tenant = tenants.create();
        drill = "分数ドリル " + tenant.slug();
        tenants.client(tenant.id(), drill, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        var stored = http.send(http.request("/xapi/statements")
                .header("Authorization", HubHttp.basic(drill, "secret-of-" + drill))
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        [{"actor":{"mbox":"mailto:p@example.org"},"verb":{"id":"https://verbs.example/did"},
                        "object":{"id":"https://drill.example/q"}},
                        {"actor":{"mbox":"mailto:q@example.org"},"verb":{"id":"https://verbs.example/did"},
                        "object":{"id":"https://drill.example/q"}}]""")));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        var account = http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"教育委員会 管理者","roles":["ADMINISTRATOR"]}""".formatted(PASSWORD));
        assertThat(account.statusCode()).as(account.body()).isEqualTo(201);
        for (String client : List.of("""
                {"name":"学習eポータルのサーバー","scopes":["statements/write","statements/read/mine","state"],
                "actors":[{"account":{"homePage":"https://portal.example.jp/accounts"}},{"mbox":"mailto:teacher@school.example.jp"}],
                "activityPrefixes":["https://drill.example/sansu/5/"],"verbs":["http://adlnet.gov/expapi/verbs/answered"],
                "onBehalfOf":{"homePage":"https://portal.example.jp/accounts","name":"operator-1"},
                "expiresAt":"2999-03-31T15:00:00Z","purpose":"teaching"}""", """
                {"name":"ダッシュボード","scopes":["all/read"],"purpose":"watching-over"}""")) {
            assertThat(http.post(tenant, "/api/v1/clients", client).statusCode())
                    .isEqualTo(201);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> http.get(tenant, "/api/v1/statements/findings")
                .body()
                .contains("\"checked\":2"));
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("[name=loginName]").fill("admin");
        page.locator("[name=password]").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForLoadState();
        return page;
    }

    private static void fitsAndIsKept(Page page, int width, String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(width);
        Chromium.picture(page, name + "-" + width);
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "390,844"})
    void aTimeIsErasedAndTheRuleIsSet(int width, int height) {
        try (BrowserContext context = chromium.person(width, height)) {
            Page page = signedIn(context);
            page.locator("nav a[href='/erasures']").click();
            page.locator("[name=personId]").fill(UUID.randomUUID().toString());
            page.locator("form:has([name=personId]) button").click();
            page.locator("a[href='/erasures']").last().click();
            page.locator("[name=to]").fill(SchoolDay.today(clock).toString());
            page.locator("[name=clientId]")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(drill));
            page.locator("form:has([name=to]) button").click();
            page.locator(".pill.COUNTED").waitFor();
            fitsAndIsKept(page, width, "erasure-counted");
            page.locator("[name=statements]").fill("2");
            page.locator(".danger button").click();
            page.locator(".pill.DONE").waitFor();
            assertThat(page.locator("[name=statements]").count()).isZero();
            fitsAndIsKept(page, width, "erasure-done");
            page.locator("a[href='/erasures']").last().click();
            page.locator(".stacked .pill.DONE").waitFor();
            fitsAndIsKept(page, width, "erasures");
            page.locator("a[href='/retention']").click();
            for (String days : List.of("1825", "1095")) {
                page.locator("[name=days]").fill(days);
                page.locator("form:has([name=days]) button").click();
                page.locator("td.due").first().waitFor();
                page.locator("select[name=clientId]")
                        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(drill));
            }
            fitsAndIsKept(page, width, "retention");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "390,844"})
    void clientsAreListedAndMade(int width, int height) {
        try (BrowserContext context = chromium.person(width, height)) {
            Page page = signedIn(context);
            page.locator("nav a[href='/clients']").click();
            page.locator("td.name").first().waitFor();
            fitsAndIsKept(page, width, "clients");
            page.locator("a[href='/clients/new']").click();
            fitsAndIsKept(page, width, "client-form");
            page.locator("[name=name]").fill("動画教材のサーバー");
            page.locator("[name=purpose]").selectOption("teaching");
            page.locator("form[action='/clients'] button").click();
            page.locator("#secret").waitFor();
            fitsAndIsKept(page, width, "client-made");
        }
    }
}
