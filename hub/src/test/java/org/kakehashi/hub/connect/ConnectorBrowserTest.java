package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator with a phone makes a connection, tries a file, imports it, and sees what became of it. */
class ConnectorBrowserTest extends InstanceStage {
    private static final String PASSWORD = "correct-horse-battery";

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @Autowired
    HubProperties hub;

    @TempDir
    Path directory;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void aConnectionForFilesIsMadeAndUsed() throws IOException {
        Path zip = RosterFixture.GOOD.zipInto(directory);
        try (BrowserContext context = chromium.person(360, 740)) {
            Page page = administrator(context);
            page.navigate(hub.link("/imports"));
            link(page, "接続(くり返し使う設定)");
            look(page, "connectors-none");
            button(page, "接続を作る");
            look(page, "connector-choose");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("OneRoster 1.2 CSV"))
                    .click();
            page.locator("input[name=name]").fill("市の名簿");
            page.locator("input[name=source]").fill("city");
            look(page, "connector-new");
            button(page, "作る");
            page.locator("input[type=file]").setInputFiles(zip);
            page.locator("input[name=dryRun]").check();
            look(page, "connector-files");
            button(page, "取り込む");
            page.getByText("試しただけ").waitFor();
            assertThat(orgs()).isZero();
            look(page, "connector-tried");
            link(page, "接続の設定へ");
            page.locator("input[type=file]").setInputFiles(zip);
            button(page, "取り込む");
            page.getByText("反映済み").waitFor();
            assertThat(orgs()).isPositive();
            link(page, "接続の設定へ");
            assertThat(page.locator("table.stacked tbody tr").count()).isEqualTo(2);
            look(page, "connector");
            page.navigate(hub.link("/connectors"));
            page.getByText("反映済み").waitFor();
            look(page, "connectors");
        }
    }

    @Test
    void aConnectionToAServiceIsMadeTriedAndChanged() {
        service.answer("", "until one\na\nb\n");
        try (BrowserContext context = chromium.person(360, 740)) {
            Page page = administrator(context);
            page.navigate(hub.link("/connectors/new?connector=test-orgs"));
            page.locator("input[name=name]").fill("市の組織");
            page.locator("input[name=source]").fill("city");
            page.locator("input[name=schedule]").fill("every day");
            page.locator("input[name='setting.url']").fill(service.url());
            page.locator("input[name='setting.token']").fill(SECRET);
            button(page, "作る");
            page.getByRole(AriaRole.ALERT).getByText("schedule").waitFor();
            look(page, "connector-wrong");
            assertThat(page.locator("input[name='setting.url']").inputValue()).isEqualTo(service.url());
            assertThat(page.locator("input[name='setting.token']").inputValue()).isEmpty();
            page.locator("input[name=schedule]").fill("30 5 * * *");
            page.locator("input[name='setting.token']").fill(SECRET);
            button(page, "作る");
            page.getByText("05:30").first().waitFor();
            look(page, "connector-service");
            button(page, "今すぐ実行");
            page.getByText("反映済み").waitFor();
            link(page, "接続の設定へ");
            page.getByText("設定を変える").click();
            page.locator("input[name=name]").fill("組織");
            button(page, "変更する");
            button(page, "自動実行を止める");
            page.getByText("止めています").waitFor();
            assertThat(instances.all(tenant.id())).singleElement().satisfies(one -> assertThat(one.name())
                    .isEqualTo("組織"));
            assertThat(service.tokens()).containsExactly("Bearer " + SECRET);
        }
    }

    private Page administrator(BrowserContext context) {
        http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"係","roles":["ADMINISTRATOR"]}
                """.formatted(PASSWORD));
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill("admin");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no scrolling to the side: " + name)
                .isTrue();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
