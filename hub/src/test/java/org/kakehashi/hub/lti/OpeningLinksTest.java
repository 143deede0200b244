package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubBrowser;

/** Links open as the tool wished when it offered them (Deep Linking 2.0, 2.2.2), and the tool is told so. */
class OpeningLinksTest extends DeepLinkStage {
    private static final String WINDOW = """
            {"type": "ltiResourceLink", "title": "窓", "window": {"targetName": "drill", "width": 700, "height": 500,
             "windowFeatures": "menubar=no,opener,\\"onclick=alert(1)"}}
            """;

    @Test
    void aWindowHasTheSizeTheNameAndTheLooksThatTheToolWishesFor() throws Exception {
        add(WINDOW);
        assertThat(pupil.get("/study").body())
                .contains(
                        "data-window=\"drill\"",
                        "data-features=\"width=700,height=500,menubar=no\"",
                        "/assets/windows.js")
                .doesNotContain("opener,", "onclick");
        assertThat(presentation("窓", ""))
                .containsEntry("document_target", "window")
                .containsEntry("width", 700L)
                .containsEntry("height", 500L);
        assertThat(presentation("窓", "&target=iframe")).doesNotContainKeys("width", "height");
    }

    @Test
    void aFrameHasTheSizeThatTheToolWishesFor() throws Exception {
        add("{\"type\": \"ltiResourceLink\", \"title\": \"枠\", \"iframe\": {\"width\": 640, \"height\": 480}}");
        assertThat(pupil.get("/study/" + id("枠")).body())
                .containsPattern("<iframe class=\"tool\"[^>]* width=\"640\" height=\"480\"")
                .contains("data-origins=\"" + tool.url("") + "\"");
        assertThat(presentation("枠", "&target=iframe"))
                .containsEntry("width", 640L)
                .containsEntry("height", 480L);
    }

    @Test
    void whatCouldBeAnotherWindowOrMarkupIsNoName() throws Exception {
        add("""
                {"type": "ltiResourceLink", "title": "悪い名", "window": {"targetName": "_top", "width": 999999999}}
                """, """
                {"type": "ltiResourceLink", "title": "悪い印", "window": {"targetName": "\\"><script>alert(1)</script>"}}
                """);
        assertThat(pupil.get("/study").body()).contains("悪い名", "悪い印").doesNotContain("data-window", "data-features");
        assertThat(presentation("悪い名", "")).doesNotContainKeys("width", "height");
    }

    @Test
    void inABrowserTheWindowOpensInThatSizeAndDoesntReachThePageThatOpenedIt() throws Exception {
        add(WINDOW);
        TestSchool.Member member = school.pupil(tenant);
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.person(1280, 900)) {
            Page page = context.newPage();
            page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
            page.locator("input[name=loginName]").fill(member.loginName());
            page.locator("input[name=password]").fill(TestSchool.password());
            page.locator("main button").click();
            page.waitForURL("**/study");
            Page opened =
                    context.waitForPage(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("窓"))
                            .click());
            opened.getByText("launched").waitFor();
            assertThat(opened.evaluate("window.opener")).isNull();
            assertThat(page.url()).endsWith("/study");
        }
    }

    private Map<String, Object> presentation(String title, String query) throws Exception {
        return claims(pupil, id(title), query).getJSONObjectClaim(CLAIM + "launch_presentation");
    }

    private JWTClaimsSet claims(HubBrowser by, UUID link, String query) throws Exception {
        var page = by.get("/lti/launch/" + link + "?class=" + classId + query);
        Map<String, String> login = Forms.fields(page.body());
        assertThat(login.containsKey("lti_storage_target")).isEqualTo(query.contains("iframe"));
        var answer = by.post("/lti/authorize", TestTool.encoded(TestTool.request(login, tool.url("/launch"))));
        Map<String, String> fields = Forms.fields(answer.body());
        assertThat(fields.containsKey("lti_storage_target")).isEqualTo(query.contains("iframe"));
        return TestTool.verified(hub.issuer(), String.valueOf(fields.get("id_token")));
    }
}
