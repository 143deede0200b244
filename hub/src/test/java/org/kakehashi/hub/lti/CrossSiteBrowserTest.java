package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.Chromium;

/** In a real Chromium, with the tool on another site (127.0.0.1) than the hub (localhost). */
class CrossSiteBrowserTest extends LtiTest {

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aToolInAFrameOfTheHubIsLaunchedWhetherItRedirectsOrPosts(boolean posts) throws Exception {
        try (BrowserContext context = chromium.person(1280, 900);
                TestTool framed = replaced(posts)) {
            register(framed, "iframe");
            Page page = signedIn(context, school.pupil(tenant));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("分数ドリル"))
                    .click();
            page.frameLocator("iframe.tool")
                    .getByRole(AriaRole.HEADING)
                    .getByText("launched")
                    .waitFor();
            assertLaunched(framed, "iframe");
            Chromium.picture(page, "study-framed-" + (posts ? "post" : "redirect"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aToolInATabOfItsOwnIsLaunchedWithOneTap(boolean posts) throws Exception {
        try (BrowserContext context = chromium.person(390, 800);
                TestTool own = replaced(posts)) {
            register(own, "window");
            Page page = signedIn(context, school.pupil(tenant));
            Chromium.picture(page, "study-phone");
            Page tab =
                    page.waitForPopup(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("分数ドリル"))
                            .click());
            tab.getByText("launched").waitFor();
            assertLaunched(own, "window");
            page.reload();
            assertThat(page.url()).as("still signed in").endsWith("/study");
        }
    }

    private TestTool replaced(boolean posts) {
        return TestTool.start(hub.issuer(), posts);
    }

    private void register(TestTool registering, String documentTarget) {
        String body = registering
                .registration("{}")
                .replace("\"xapiGrant\"", "\"documentTarget\": \"" + documentTarget + "\", \"xapiGrant\"");
        assertThat(http.post(tenant, "/api/v1/lti/tools", body).statusCode()).isEqualTo(201);
    }

    private Page signedIn(BrowserContext context, Member pupil) {
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill(pupil.loginName());
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
        page.waitForURL("**/study");
        return page;
    }

    private void assertLaunched(TestTool launched, String documentTarget) throws Exception {
        assertThat(launched.answers).hasSize(1);
        var claims = TestTool.verified(
                hub.issuer(), String.valueOf(launched.answers.getFirst().get("id_token")));
        assertThat(claims.getJSONObjectClaim("https://purl.imsglobal.org/spec/lti/claim/launch_presentation"))
                .containsEntry("document_target", documentTarget);
    }
}
