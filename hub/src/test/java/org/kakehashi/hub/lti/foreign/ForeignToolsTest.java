package org.kakehashi.hub.lti.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.hub.lti.foreign.ForeignTool.Library;
import org.kakehashi.hub.testing.Chromium;
import tools.jackson.databind.JsonNode;

/** Libraries that nobody here wrote work with the hub: in a real Chromium, by HTTP, with their own checks on. */
class ForeignToolsTest extends ForeignToolStage {

    @ParameterizedTest
    @EnumSource
    void aPupilIsLaunchedTheClassIsReadAndAScoreArrives(Library library) {
        registerAt(library, ALL);
        school.pupil(tenant);
        everybodyHasAnAddress();
        try (BrowserContext window = chromium.person(1280, 900)) {
            JsonNode told = report(opened(signedIn(window, pupil), TOOL));
            Chromium.picture(window.pages().getLast(), "foreign-" + library);

            JsonNode launched = told.get("launched");
            String subject = subject(pupil);
            assertThat(launched.get("sub").asString()).isEqualTo(subject);
            assertThat(launched.get("name").asString()).isEqualTo("山田 花子");
            assertThat(texts(launched.get("roles"))).contains(LEARNER);
            assertThat(launched.get("context").asString()).endsWith("5年1組");
            assertThat(launched.get("link").asString()).isEqualTo(TOOL);
            assertThat(launched.get("deployment").asString()).isEqualTo(registered("deploymentId"));
            assertThat(launched.get("platform").asString()).isEqualTo("kakehashi");
            assertThat(launched.get("custom").get("level").asString()).isEqualTo("easy");
            assertThat(launched.get("custom").get("who").asString()).isEqualTo(subject);

            assertThat(new TreeSet<>(told.get("members").findValuesAsString("user_id")))
                    .as(told.toString())
                    .isEqualTo(new TreeSet<>(subjects()))
                    .hasSize(3);
            assertThat(member(told, subject(teacher)).get("roles").toString()).contains(INSTRUCTOR);
            assertThat(member(told, subject).get("name").asString()).isEqualTo("山田 花子");

            assertThat(launched.get("declared").asBoolean()).isFalse();
            assertScore(told, "ドリルの点", 8, 10);
            assertThat(gradebook()).contains(TOOL, "ドリルの点", "<strong>8</strong> / <span>10</span>");

            window.pages().getLast().reload();
            JsonNode again = report(window.pages().getLast());
            assertThat(again.get("lineItem").get("id"))
                    .as("none is made twice")
                    .isEqualTo(told.get("lineItem").get("id"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatATeacherChoosesThereIsOpenedAndGraded(Library library) {
        registerAt(library, ALL);
        everybodyHasAnAddress();
        try (BrowserContext window = chromium.person(1280, 900)) {
            Page page = signedIn(window, teacher);
            page.navigate(hub.link("/materials"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(TOOL))
                    .click();
            shown(page, "a[href^='/materials?class']");
            assertThat(page.locator("h1").innerText()).isEqualTo("教材を追加しました");
            if (library == Library.LTIJS) {
                assertThat(page.locator("dl").innerText()).contains("1 つ選びました");
            }
            page.navigate(hub.link("/materials"));
            assertThat(page.locator("main").innerText()).contains("たしかめ 3");
        }
        try (BrowserContext window = chromium.person(390, 800)) {
            JsonNode told = report(opened(signedIn(window, pupil), "たしかめ 3"));
            JsonNode launched = told.get("launched");
            assertThat(launched.get("link").asString()).isEqualTo("たしかめ 3");
            assertThat(launched.get("unit").asString())
                    .as("the query of its address")
                    .isEqualTo("3");
            assertThat(launched.get("custom").get("level").asString()).isEqualTo("hard");
            assertThat(launched.get("declared").asBoolean()).isTrue();
            assertScore(told, "たしかめ 3 の点", 16, 20);
            assertThat(gradebook()).contains("たしかめ 3 の点", "<strong>16</strong> / <span>20</span>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aToolThatRegistersItselfIsApprovedAndLaunched(Library library) {
        startUnregistered(library);
        everybodyHasAnAddress();
        try (BrowserContext window = chromium.person(1280, 900)) {
            Page page = window.newPage();
            page.route(
                    url -> url.startsWith("https://"), Route::abort); // one of them decorates its pages from elsewhere
            page.navigate(tool().registerAt(invited()));
            if (library == Library.LTI_TOOL) {
                page.locator("button[type=submit]").click();
                shown(page, ".alert-success");
            }
            approve();
            assertThat(registered("deepLinkingUri"))
                    .satisfies(uri -> assertThat(tool().owns(uri)).isTrue());
            // @lti-tool/core registers for line items, and asks for tokens to read them only.
            allow(ALL);

            JsonNode told = report(opened(signedIn(window, pupil), TOOL));
            assertThat(told.get("launched").get("sub").asString()).isEqualTo(subject(pupil));
            assertThat(told.get("launched").get("deployment").asString()).isEqualTo(registered("deploymentId"));
            if (library == Library.LTIJS) {
                assertThat(told.get("launched").get("custom").get("level").asString())
                        .isEqualTo("easy");
            }
            assertThat(told.get("members").size()).isEqualTo(2);
            assertScore(told, "ドリルの点", 8, 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAllowedFailsThereToo(Library library) {
        registerAt(library, List.of(MEMBERS));
        everybodyHasAnAddress();
        try (BrowserContext window = chromium.person(1280, 900)) {
            Page page = signedIn(window, teacher);
            page.navigate(hub.link("/lti/launch/" + registered("resourceLinkId")));
            JsonNode told = report(page);
            assertThat(told.get("members").size()).isEqualTo(2);
            for (String step : List.of("lineItem", "score", "results")) {
                assertThat(told.has(step))
                        .as(step + " without its scope: " + told)
                        .isFalse();
            }

            allow(ALL);
            page.navigate(hub.link("/lti/launch/" + registered("resourceLinkId")));
            told = report(page);

            assertThat(told.has("lineItem")).as(told.toString()).isTrue();
            assertThat(told.has("members"))
                    .as("a token from before is still good: " + told)
                    .isTrue();
            assertThat(told.has("score")).as("a teacher isn't graded: " + told).isFalse();
            assertThat(told.toString()).contains("422");
            assertThat(results()).isZero();

            assertThat(patch(Map.of("enabled", false))).isEqualTo(204);
            page.reload();
            told = report(page);

            for (String step : List.of("members", "lineItem", "score", "results")) {
                assertThat(told.has(step))
                        .as(step + " of a tool that is off: " + told)
                        .isFalse();
            }
            assertThat(told.toString()).contains("401");
            page.navigate(hub.link("/lti/launch/" + registered("resourceLinkId")));
            assertThat(tool().owns(page.url())).as(page.url()).isFalse();
        }
    }
}
