package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;

/** The board in a real Chromium: what a teacher sees on a desk and on a phone, and that it moves by itself. */
@HubTest
class BoardBrowserTest {
    private static final String PASSWORD = "kakehashi-test";

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @Autowired
    Clock clock;

    private final List<String> complaints = new ArrayList<>();
    private TestTenant tenant = new TestTenant(0, "", "", "");
    private TestStatements statements = new TestStatements("", "");
    private List<UUID> pupils = List.of();

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aClass() {
        tenant = tenants.create();
        LocalDate today = SchoolDay.today(clock);
        statements = new TestStatements(links.personSource(), "https://drill.example");
        TestSchool school = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校");
        school.homeroom("5年1組");
        TestClassroom classroom = new TestClassroom(school, statements, today);
        post(classroom.fill("5年1組"));
        pupils = classroom.pupils();
        UUID teacher = school.person("教諭 春", null);
        school.teacher("5年1組", teacher, TestSchool.APRIL, TestSchool.MARCH);
        account("teacher", "佐藤先生", teacher);
        account("pupil", "石田 悠真", pupils.get(1));
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void theBoardShowsWhomToLookAtAndMovesByItself() {
        try (BrowserContext context = chromium.person(1280, 900)) {
            Page page = signedIn(context, "teacher");
            awaitFigures(page);
            assertThat(page.locator(".look").innerText()).contains("上田 さくら", "3日続けて欠席", "久保 大和", "須藤 颯太", "千葉 琴音");
            assertThat(page.locator(".trend canvas").count()).isEqualTo(pupils.size());
            Chromium.picture(page, "board-desktop");
            String row = "#p-" + pupils.get(6) + " .answered";
            assertThat(page.locator(row).innerText()).contains("–");
            post(List.of(statements.answered(pupils.get(6), clock.instant(), "now", 1, true)));
            page.locator(row + " a").waitFor();
            assertThat(page.locator(row).innerText()).contains("1");
            assertThat(page.locator(".trend canvas").count()).isEqualTo(pupils.size());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            Chromium.picture(page, "board-print");
        }
    }

    @Test
    void theEvidenceBehindAFigureIsOneStepAway() {
        try (BrowserContext context = chromium.person(1280, 900)) {
            Page page = signedIn(context, "teacher");
            awaitFigures(page);
            page.locator("#p-" + pupils.get(14) + " .rate-cell a").click();
            page.locator("table.evidence").first().waitFor();
            Chromium.picture(page, "evidence-study");
            page.locator("table.evidence a[href*=statement]").first().click();
            assertThat(page.locator("pre").innerText()).contains("\"verb\"");
            Chromium.picture(page, "evidence-statement");
            page.goBack();
            page.locator(".day-nav a[href*=mood]").click();
            page.locator("table.evidence").first().waitFor();
            Chromium.picture(page, "evidence-mood");
        }
    }

    @Test
    void theBoardFitsAPhone() {
        try (BrowserContext context = chromium.person(390, 844)) {
            Page page = signedIn(context, "teacher");
            awaitFigures(page);
            Chromium.picture(page, "board-phone");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        }
    }

    @Test
    void aPupilSeesTheOwnWeek() {
        try (BrowserContext context = chromium.person(390, 844)) {
            Page page = signedIn(context, "pupil");
            page.navigate(hub.link("/study/me"));
            page.locator(".week canvas").waitFor();
            Chromium.picture(page, "own-study-phone");
            assertThat(page.locator("h1").innerText()).contains("まなび");
        }
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

    private void awaitFigures(Page page) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> page.locator(".answered a").count() >= 17);
    }

    private void account(String name, String displayName, UUID person) {
        var made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"roles\":[],\"personId\":\"%s\"}"
                        .formatted(name, PASSWORD, displayName, person));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private void post(List<String> many) {
        for (int from = 0; from < many.size(); from += 500) {
            String some = String.join(",", many.subList(from, Math.min(many.size(), from + 500)));
            var stored = http.send(http.request(tenant, "/xapi/statements")
                    .header("Content-Type", "application/json")
                    .header("X-Experience-API-Version", "1.0.3")
                    .POST(BodyPublishers.ofString("[" + some + "]")));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        }
    }
}
