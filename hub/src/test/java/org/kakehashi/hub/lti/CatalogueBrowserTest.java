package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.Chromium;

/** The study page in a real Chromium: on a phone, on a classroom's tablets, on a desk. */
class CatalogueBrowserTest extends LtiTest {
    private static final double SMALLEST_TARGET = 44;

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

    @BeforeEach
    void aClassWithMaterials() {
        register("{}");
        school.sql(tenant, "update resource_link set title = 'かけ算れんしゅう' where tenant_id = :tenant");
        for (String[] one : new String[][] {
            {"TEXT", "きょうの もちもの", "ものさし、コンパス、色えんぴつ"},
            {"LINK", "カラーの 図かん", "どうぶつと しょくぶつ"},
            {"FILE", "算数プリント 12 分数のたし算とひき算のまとめ(ふりかえり用)", null},
            {"LINK", "プログラミングであそぼう", "ブロックをつなげて うごかす"}
        }) {
            school.sql(tenant, """
                    insert into material (tenant_id, material_id, client_id, class_id, kind, title, description, address, icon_uri,
                        position, added_by)
                    select :tenant, gen_random_uuid(), min(t.client_id::text)::uuid, min(c.class_id::text)::uuid, '%1$s', '%2$s', %3$s,
                        %4$s, %5$s, 1, gen_random_uuid()
                    from tool t join school_class c on c.tenant_id = t.tenant_id where t.tenant_id = :tenant
                    """.formatted(
                            one[0],
                            one[1],
                            one[2] == null ? "null" : "'" + one[2] + "'",
                            one[0].equals("TEXT") ? "null" : "'https://example.org/'",
                            one[0].equals("FILE")
                                    ? "'" + tool.url("/no-such-icon.png") + "'"
                                    : one[1].startsWith("カラー") ? "'" + hub.link("/assets/icon.svg") + "'" : "null"));
        }
    }

    @Test
    void aPupilSearchesOpensAndFindsItFirstTheNextTime() {
        try (BrowserContext context = chromium.person(360, 740)) {
            Page page = signedIn(context, school.pupil(tenant));
            page.getByLabel("きょうざいを さがす").fill("ﾚﾝｼｭｳ");
            page.keyboard().press("Enter");
            page.waitForURL("**/study?*");
            assertThat(page.locator("a.tile"))
                    .satisfies(tiles -> assertThat(tiles.count()).isEqualTo(1));
            Chromium.picture(page, "catalogue-search-360");
            Page tab = page.waitForPopup(() -> page.locator("a.tile").click());
            tab.getByText("launched").waitFor();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ぜんぶ 見る"))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("さいきん つかったもの"))
                    .waitFor();
            assertThat(page.locator(".tile").first().textContent()).contains("かけ算れんしゅう");
            Chromium.picture(page, "catalogue-recent-360");
            page.getByLabel("きょうざいを さがす").fill("ない ことば");
            page.keyboard().press("Enter");
            page.getByText("見つかりませんでした").waitFor();
            Chromium.picture(page, "catalogue-none-360");
        }
    }

    @ParameterizedTest
    @CsvSource({"360,740", "800,1280", "1080,810", "1280,900"})
    void everythingFitsAndIsLargeEnoughToTouch(int width, int height) {
        try (BrowserContext context = chromium.person(width, height)) {
            Page page = signedIn(context, school.pupil(tenant));
            Chromium.picture(page, "catalogue-" + width);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing to scroll sideways")
                    .isEqualTo(width);
            for (Locator target : page.locator("a:not(.skip):visible, main button, main input:visible, .bar button")
                    .all()) {
                assertThat(target.boundingBox().height)
                        .as(target.textContent())
                        .isGreaterThanOrEqualTo(SMALLEST_TARGET);
            }
        }
    }

    @Test
    void aTileIsReachedAndOpenedByTheKeyboard() {
        try (BrowserContext context = chromium.person(1080, 810)) {
            Page page = signedIn(context, school.pupil(tenant));
            Locator tile = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("かけ算れんしゅう"));
            for (int i = 0;
                    i < 30 && !Boolean.TRUE.equals(tile.evaluate("one => one === document.activeElement"));
                    i++) {
                page.keyboard().press("Tab");
            }
            Page tab = page.waitForPopup(() -> page.keyboard().press("Enter"));
            tab.getByText("launched").waitFor();
        }
    }

    @Test
    void aTeacherSeesThePreview() {
        try (BrowserContext context = chromium.person(800, 1280)) {
            Page page = context.newPage();
            signIn(page, school.teacher(tenant));
            page.locator(".who").waitFor();
            page.navigate(hub.link("/study"));
            page.getByText("子どもに見える画面です").waitFor();
            Chromium.picture(page, "catalogue-teacher-800");
        }
    }

    private Page signedIn(BrowserContext context, Member pupil) {
        Page page = context.newPage();
        signIn(page, pupil);
        page.waitForURL("**/study");
        return page;
    }

    private void signIn(Page page, Member member) {
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill(member.loginName());
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
    }
}
