package org.kakehashi.hub.demo.cbt;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
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

/** The demo test in a real Chromium, registered, watched over and launched as the demo does it. */
class CbtBrowserTest extends LtiTest {
    private static final List<String> RESPONSES = List.of("8.4", "5/6", "6", "180円", "60 cm³");

    @SuppressWarnings("NullAway.Init")
    private ToolServer cbt;

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @BeforeEach
    void theTestIsRegistered() throws Exception {
        cbt = ToolServer.open(0, new CbtTool(InstantSource.system()), InstantSource.system());
        new ToolRegistrar(new HubApi(hub.issuer(), tenant.key(), tenant.secret()))
                .register(cbt, "かけはしテスト: 5年算数のたしかめ", "p5-check");
        chromium = new Chromium();
    }

    @AfterEach
    void closeThem() {
        chromium.close();
        cbt.close();
    }

    @Test
    void aPupilWorksTheTestUnderWatchAndATeacherLooksAtTheWork() {
        TestSchool.Member pupil = school.pupil(tenant);
        TestSchool.Member teacher = school.teacher(tenant);
        try (BrowserContext pupils = chromium.person(800, 1100)) {
            Page test = tapped(signedIn(pupils, pupil));
            readied(test, "800");
            test.getByText("2.4 × 3.5 =").waitFor();
            assertThat(test.locator("#clock").innerText()).matches("(10|9):\\d\\d");
            Chromium.picture(test, "cbt-800");
            worked(test);
            Chromium.picture(test, "cbt-end-800");
            assertThat(test.locator(".sheet .right").count()).isEqualTo(4);
            assertThat(test.locator(".sent").count()).isEqualTo(1);
            test.locator("a.main").click();
            test.getByText("テストは おわりました").waitFor();
            Chromium.picture(test, "cbt-goodbye-800");
            test.locator("a.main").click();
            test.waitForURL("**/study");
        }
        statementsAreStoredWithoutAFinding();
        try (BrowserContext teachers = chromium.person(1080, 810)) {
            Page page = signedIn(teachers, teacher);
            page.locator(".who").waitFor();
            page.navigate(hub.link("/gradebook"));
            page.getByText("5年算数のたしかめ").first().waitFor();
            Chromium.picture(page, "cbt-gradebook-1080");
            assertThat(page.locator("main").innerText()).contains("4");
            Page work = teachers.waitForPage(
                    () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("答案を見る"))
                            .first()
                            .click());
            work.getByText("提出された答案").waitFor();
            Chromium.picture(work, "cbt-review-1080");
            assertThat(work.locator(".sheet .wrong").innerText()).contains("60 cm³", "120 cm³");
            assertThat(work.locator(".sheet .right").count()).isEqualTo(4);
        }
    }

    @Test
    void itFitsAPhone() {
        TestSchool.Member pupil = school.pupil(tenant);
        try (BrowserContext phone = chromium.person(360, 740)) {
            Page test = tapped(signedIn(phone, pupil));
            readied(test, "360");
            test.getByText("2.4 × 3.5 =").waitFor();
            fits(test, "cbt-360");
            worked(test);
            fits(test, "cbt-end-360");
        }
    }

    @Test
    void anAnswerMayBeChangedUntilItIsHandedIn() {
        TestSchool.Member pupil = school.pupil(tenant);
        try (BrowserContext pupils = chromium.person(800, 1100)) {
            Page test = tapped(signedIn(pupils, pupil));
            readied(test, "again");
            choose(test, "84");
            turn(test, "2");
            turn(test, "1");
            assertThat(test.locator("input[value='84']").isChecked()).isTrue();
            choose(test, "8.4");
            turn(test, "5");
            test.locator("button[name=hand].main").click();
            test.locator(".score").waitFor();
            assertThat(test.locator(".sheet .right").count()).isEqualTo(1);
            assertThat(test.locator("main").innerText()).contains("なし");
        }
    }

    private Page tapped(Page study) {
        study.waitForURL("**/study");
        Locator tile = study.locator("a.tile").filter(new Locator.FilterOptions().setHasText("かけはしテスト"));
        return study.context().waitForPage(tile::click);
    }

    private static void readied(Page test, String picture) {
        Locator checks = test.locator("input[type=checkbox]");
        checks.first().waitFor();
        fits(test, "cbt-ready-" + picture);
        for (Locator check : checks.all()) {
            check.check();
        }
        test.locator("button.main").click();
        test.locator("input[name=JWT]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        fits(test, "cbt-go-" + picture);
        test.locator("button.main").click();
        test.locator("#clock").waitFor();
    }

    private static void worked(Page test) {
        for (int question = 1; question <= RESPONSES.size(); question++) {
            test.getByText(question + " / 5").waitFor();
            choose(test, RESPONSES.get(question - 1));
            test.locator(".turn button.main").click();
        }
        test.locator(".score").waitFor();
    }

    private static void choose(Page test, String response) {
        test.locator("input[value='" + response + "']").check();
    }

    private static void turn(Page test, String to) {
        test.locator(".numbers button[value='" + to + "']").click();
        test.getByText(to + " / 5").waitFor();
    }

    private static void fits(Page page, String picture) {
        Chromium.picture(page, picture);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(picture)
                .isEqualTo(true);
    }

    private void statementsAreStoredWithoutAFinding() {
        Awaitility.await().until(() -> statements().size() >= 7);
        List<JsonNode> stored = statements();
        assertThat(stored)
                .extracting(statement -> statement.at("/verb/display/en").asString())
                .containsExactlyInAnyOrder(
                        "attempted", "answered", "answered", "answered", "answered", "answered", "completed");
        JsonNode end = stored.stream()
                .filter(statement -> statement.at("/verb/display/en").asString().equals("completed"))
                .findFirst()
                .orElseThrow();
        assertThat(end.at("/result/score/scaled").asDouble()).isEqualTo(0.8);
        var linted = http.post(tenant, "/api/v1/statements/lint", stored.toString());
        assertThat(linted.statusCode()).as(linted.body()).isEqualTo(200);
        assertThat(linted.body()).contains("\"accepted\":true").doesNotContain("\"rule\"", "\"accepted\":false");
    }

    private List<JsonNode> statements() {
        var answer = http.send(http.request(tenant, "/xapi/statements?limit=50&format=exact")
                .header("X-Experience-API-Version", "1.0.3"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("statements").valueStream().toList();
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
