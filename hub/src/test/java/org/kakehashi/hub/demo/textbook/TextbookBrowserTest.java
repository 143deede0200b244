package org.kakehashi.hub.demo.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.load.HubApi;
import org.kakehashi.hub.demo.load.ToolRegistrar;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.lti.LtiTest;
import org.kakehashi.hub.lti.TestSchool;
import org.kakehashi.hub.testing.Chromium;
import tools.jackson.databind.JsonNode;

/** The demo textbook in a real Chromium, registered and launched as the demo does it. */
class TextbookBrowserTest extends LtiTest {
    @SuppressWarnings("NullAway.Init")
    private ToolServer textbook;

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @BeforeEach
    void theTextbookIsRegistered() throws Exception {
        textbook = ToolServer.open(0, new TextbookTool(InstantSource.system()), InstantSource.system());
        new ToolRegistrar(new HubApi(hub.issuer(), tenant.key(), tenant.secret()))
                .register(textbook, "かけはし教科書: 天気の変化", "p5-weather");
        chromium = new Chromium();
    }

    @AfterEach
    void closeThem() {
        chromium.close();
        textbook.close();
    }

    @Test
    void aPupilReadsMarksAndTheStatementsAreStoredWithoutAFinding() {
        try (BrowserContext context = chromium.person(800, 1280)) {
            Page page = signedIn(context, school.pupil(tenant));
            page.waitForURL("**/study");
            tile(page, "かけはし教科書").click();
            FrameLocator book = page.frameLocator("iframe.tool");
            book.getByText("雲と天気").first().waitFor();
            book.locator("button[name=mark]").first().click();
            book.locator("mark").waitFor();
            book.locator("button[name=bookmark]").click();
            book.locator(".ribbon").waitFor();
            book.locator("textarea").fill("西の空を見る");
            book.locator(".memo button").click();
            Chromium.picture(page, "textbook-800");
            for (int turned = 2; turned <= 4; turned++) {
                book.locator("button[name=turn].main").click();
                book.getByText(turned + " / 4").waitFor();
            }
            book.locator("button[name=finish]").click();
            book.getByText("きょうは ここまで").waitFor();
            Chromium.picture(page, "textbook-end-800");
        }
        List<JsonNode> stored = stored();
        assertThat(stored)
                .extracting(statement -> statement.at("/verb/display/en").asString())
                .containsExactlyInAnyOrder(
                        "launched",
                        "open",
                        "noted",
                        "bookmarked",
                        "noted",
                        "read",
                        "progressed",
                        "read",
                        "progressed",
                        "read",
                        "progressed",
                        "read",
                        "close",
                        "terminated");
        var linted = http.post(tenant, "/api/v1/statements/lint", stored.toString());
        assertThat(linted.statusCode()).as(linted.body()).isEqualTo(200);
        assertThat(linted.body()).contains("\"accepted\":true").doesNotContain("\"rule\"", "\"accepted\":false");
    }

    @Test
    void aTeacherAddsAChapterAndAPupilOpensIt() {
        TestSchool.Member pupil = school.pupil(tenant);
        try (BrowserContext teachers = chromium.person(1080, 810);
                BrowserContext pupils = chromium.person(360, 740)) {
            Page page = signedIn(teachers, school.teacher(tenant));
            page.locator(".who").waitFor();
            page.navigate(hub.link("/materials"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("かけはし教科書"))
                    .click();
            page.getByText("植物の発芽").waitFor();
            Chromium.picture(page, "textbook-choose-1080");
            page.getByText("植物の発芽").click();
            page.getByText("この教材を学級に追加します").waitFor();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("追加する"))
                    .click();
            page.getByText("教材を追加しました").first().waitFor();

            Page study = signedIn(pupils, pupil);
            study.waitForURL("**/study");
            Chromium.picture(study, "textbook-study-360");
            tile(study, "植物の発芽").click();
            study.frameLocator("iframe.tool").getByText("種子が芽を出すとき").first().waitFor();
            Chromium.picture(study, "textbook-360");
        }
    }

    private List<JsonNode> stored() {
        Awaitility.await().until(() -> statements().size() >= 14);
        return statements();
    }

    private List<JsonNode> statements() {
        var answer = http.send(http.request(tenant, "/xapi/statements?limit=50&format=exact")
                .header("X-Experience-API-Version", "1.0.3"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("statements").valueStream().toList();
    }

    private static Locator tile(Page page, String name) {
        return page.locator("a.tile").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Page signedIn(BrowserContext context, TestSchool.Member member) {
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill(member.loginName());
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
        return page;
    }
}
