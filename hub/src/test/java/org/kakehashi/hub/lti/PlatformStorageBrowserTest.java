package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.Chromium;
import tools.jackson.databind.JsonNode;

/** LTI postMessage Storage 1.0 in a real Chromium: the tool is on another site (127.0.0.1) than the hub (localhost), in its frame. */
class PlatformStorageBrowserTest extends LtiTest {

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

    @Test
    void aToolWithoutCookiesKeepsStateAndNonceAndAnotherOriginGetsNothing() {
        try (BrowserContext context = chromium.person(1280, 900);
                StoringTool storing = StoringTool.start(hub.issuer(), json)) {
            registerAs(storing.registration());
            Page page = signedIn(context);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("分数ドリル"))
                    .click();
            FrameLocator frame = page.frameLocator("iframe.tool");
            frame.getByRole(AriaRole.HEADING).getByText("launched").waitFor();
            JsonNode told = json.readTree(frame.locator("pre").textContent());
            assertThat(told.path("target").asString()).isEqualTo("_parent");
            assertThat(told.path("subject").asString()).isEqualTo("lti.get_data.response");
            assertThat(told.path("unknown").isNull()).isTrue();
            assertThat(told.path("strange").asString()).isEqualTo("unsupported_subject");
            assertThat(told.path("keyless").asString()).isEqualTo("bad_request");
            assertThat(told.path("number").asString()).isEqualTo("bad_request");
            assertThat(told.path("long").asString()).isEqualTo("storage_exhaustion");
            assertThat(told.path("many").asString())
                    .as("100 keys, state among them")
                    .isEqualTo("storage_exhaustion");
            assertThat(told.path("removed").asString()).isEqualTo("done");
            assertThat(told.path("room").asString()).isEqualTo("done");
            assertThat(told.path("gone").isNull()).isTrue();
            assertThat(told.path("foreign").asInt(-1)).isZero();
            assertThat(context.cookies(storing.url("/"))).isEmpty();
        }
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill(school.pupil(tenant).loginName());
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
        page.waitForURL("**/study");
        return page;
    }
}
