package org.kakehashi.hub.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.testing.Chromium;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator with a phone has statements handed on, and deals with what the other store refused. */
class ForwardBrowserTest extends StatementStage {
    private static final String PASSWORD = "correct-horse-battery";

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    @Autowired
    Instances instances;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void anotherStore() {
        service.start();
        takesAll();
        service.stubFor(post(anyUrl())
                .withRequestBody(containing("https://verbs.example/odd"))
                .willReturn(aResponse().withStatus(400).withBody("no such verb")));
    }

    @AfterEach
    void stopIt() {
        service.stop();
    }

    private void takesAll() {
        service.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(204)));
    }

    @Test
    void aForwarderIsMadeAndItsDeadLettersAreDealtWith() {
        UUID bad = UUID.randomUUID();
        UUID worse = UUID.randomUUID();
        store(
                here,
                List.of(
                        statement(UUID.randomUUID(), "p", "done"),
                        statement(bad, "p", "odd"),
                        statement(worse, "p", "odd")));
        try (BrowserContext context = chromium.person(360, 740)) {
            Page page = administrator(context);
            page.navigate(hub.link("/connectors/new?connector=xapi-forward"));
            page.locator("input[name=name]").fill("市の LRS へ");
            page.locator("input[name=source]").fill("other");
            page.locator("input[name='setting.endpoint']").fill("http://localhost:" + service.port() + "/xapi");
            page.locator("input[name='setting.username']").fill("u");
            page.locator("input[name='setting.password']").fill("p");
            look(page, "forwarder-new");
            button(page, "作る");
            page.getByText("市の LRS へ").first().waitFor();
            UUID instance = instances.all(here.id()).getFirst().id();
            await(() -> forwarding(instance).path("behind").asLong() == 0);
            look(page, "forwarder");

            page.locator("a[href$='/dead-letters']").first().click();
            look(page, "dead-letters");
            assertThat(page.locator("table.stacked tbody tr").count()).isEqualTo(2);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(bad.toString()))
                    .click();
            assertThat(page.locator("pre").innerText()).contains("https://verbs.example/odd");
            assertThat(page.getByText("no such verb").count()).isEqualTo(1);
            look(page, "dead-letter");

            // One is discarded, the other sent again once the other store takes it.
            button(page, "送らない");
            Locator rows = page.locator("table.stacked tbody tr");
            rows.first().waitFor();
            assertThat(rows.count()).isEqualTo(1);
            assertThat(rows.first().innerText()).contains(worse.toString());
            service.resetAll();
            takesAll();
            button(page, "すべて送り直す");
            await(() -> deadLetters(instance).isEmpty());
            page.reload();
            page.getByText("すべて送り終えています").waitFor();
            assertThat(page.locator("table.stacked").count()).isZero();
            look(page, "dead-letters-none");
            assertThat(forwarding(instance).path("forwarded").asLong()).isEqualTo(2);
            assertThat(imports.count(
                            "select count(*) from audit_event where tenant_id = ? and action in"
                                    + " ('connect.read-dead-letter', 'connect.resend-dead-letters', 'connect.discard-dead-letters')",
                            here.id()))
                    .isEqualTo(3);
        }
    }

    private Page administrator(BrowserContext context) {
        http.post(here, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"係","roles":["ADMINISTRATOR"]}
                """.formatted(PASSWORD));
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + here.slug() + "/sign-in"));
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

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
