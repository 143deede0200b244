package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The identity desk in a real browser, in Japanese, on a desk and on a narrow phone. */
@HubTest
@Import(TestImports.class)
class IdentityDeskBrowserTest {
    private static final String PASSWORD = "kakehashi-test";

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @TempDir
    Path directory;

    private final List<String> complaints = new ArrayList<>();
    private TestTenant tenant = new TestTenant(0, "", "", "");

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "360,740"})
    void aDataOfficerDecidesAndTakesBack(int width, int height) throws IOException {
        somebodyUnknown();
        try (BrowserContext context = chromium.person(width, height)) {
            Page page = signedIn(context);
            page.navigate(hub.link("/imports/quarantine"));
            page.locator("a[href='/identities']").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("本人の確認");
            fits(page, width, "identities");
            page.locator("td a").first().click();
            assertThat(page.locator("section").textContent()).contains("名簿にいません", "2 件", "出欠");
            page.locator("[name=name]").fill("さとう");
            page.locator("[name=className]").fill("3年1組");
            page.locator("form:has([name=className]) button").click();
            page.locator("fieldset label:has-text('佐藤 花子')").click();
            fits(page, width, "identity");
            page.locator("form:has([name=person]) button").click();
            assertThat(page.locator("tbody").textContent()).contains("佐藤 花子 さん", "有効");
            fits(page, width, "identity-decisions");
            awaitAttendance(2);
            page.locator("form[action$='/undo'] button").click();
            assertThat(page.locator("tbody").textContent()).contains("取り消し済み");
            awaitAttendance(0);
            page.locator("a[href='/identities']").first().click();
            page.locator("td a").first().click();
            page.locator("label:has([value=nobody])").click();
            page.locator("[name=reason]").fill("試験の番号でした");
            page.locator("form:has([name=person]) button").click();
            assertThat(page.locator("tbody").textContent()).contains("だれでもない", "試験の番号でした");
            page.locator("a[href='/identities']").first().click();
            assertThat(page.locator("section").textContent()).contains("確認を待っている番号はありません。");
            page.locator("a[href='/identities/conflicts']").click();
            fits(page, width, "identity-conflicts");
        }
    }

    private void somebodyUnknown() throws IOException {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        String key = "99999999-0000-4000-8000-999999999999";
        Path file = Files.writeString(
                directory.resolve("a.csv"),
                "児童生徒ID,日付,出欠\n%1$s,2026-05-11,病欠\n%1$s,2026-05-12,出席\n".formatted(key),
                StandardCharsets.UTF_8);
        imports.run(tenant, "school-affairs-csv", "school", file, "&setting.mapping=standard-attendance");
        var account = http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"教育委員会 管理者","roles":["ADMINISTRATOR"]}""".formatted(PASSWORD));
        assertThat(account.statusCode()).as(account.body()).isEqualTo(201);
    }

    private void awaitAttendance(int days) {
        Awaitility.await()
                .until(() -> imports.count("select count(*) from attendance where tenant_id = ?", tenant.id()) == days);
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

    private static void fits(Page page, int width, String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(width);
        Chromium.picture(page, name + "-" + width);
    }
}
