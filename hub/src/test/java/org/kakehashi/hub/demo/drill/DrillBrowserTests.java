package org.kakehashi.hub.demo.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.tool.PlatformDouble;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.demo.tool.Visitor;
import org.kakehashi.hub.testing.Chromium;

/** The drill in a real browser, within a frame of a platform on another site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillBrowserTests {
    private final PlatformDouble platform = new PlatformDouble();
    private final ToolServer drill =
            ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system());
    private final Chromium browser = new Chromium();
    private final List<String> launchHeaders = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    DrillBrowserTests() throws JOSEException, IOException {
        drill.register(platform.registration());
    }

    @AfterAll
    void close() {
        browser.close();
        drill.close();
        platform.close();
    }

    @Test
    void runsInAFrameOfAnotherSiteOnAPhoneByTapsAndKeys() {
        try (var context = browser.person(390, 760)) {
            var page = context.newPage();
            var frame = open(page);
            assertThat(frame.locator("h1").textContent()).contains("どれですか");
            Chromium.picture(page, "drill-choice");
            frame.locator("button[value='2/3']").click();
            frame.locator(".again").waitFor();
            frame.locator("button[value='2/4']").click();
            frame.locator(".right").waitFor();
            for (int question = 2; question <= 5; question++) {
                frame.locator("button[name=next]").click();
                frame.locator(".progress", new FrameLocator.LocatorOptions().setHasText(question + " / 10"))
                        .waitFor();
                if (question < 5) {
                    var answer = Catalogue.load()
                            .unit("p5-fraction-add")
                            .orElseThrow()
                            .items()
                            .get(question - 1)
                            .answer();
                    frame.locator("button[value='" + answer + "']").click();
                }
            }
            frame.locator("input[name=numerator]").focus();
            page.keyboard().type("3");
            page.keyboard().press("Tab");
            page.keyboard().type("4");
            Chromium.picture(page, "drill-fraction");
            page.keyboard().press("Enter");
            frame.locator(".right").waitFor();
            Chromium.picture(page, "drill-right");
            assertThat(platform.statements()).hasSize(6);
            assertThat(complaints).isEmpty();
            assertThat(launchHeaders).anyMatch(cookie -> cookie.contains("kakehashi_tool_browser"));
        }
    }

    /** Opens the platform's page, whose frame is the drill, as if it had been tapped there. */
    private FrameLocator open(Page page) {
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (request.url().endsWith("/launch")) {
                launchHeaders.add(String.valueOf(request.allHeaders().get("cookie")));
            }
        });
        page.navigate(platform.framing(drill.loginUri() + "?"
                + Visitor.form(Map.of(
                        "iss",
                        platform.issuer(),
                        "login_hint",
                        "h",
                        "client_id",
                        "client-1",
                        "target_link_uri",
                        drill.targetLinkUri("p5-fraction-add")))));
        return page.frameLocator("iframe");
    }
}
