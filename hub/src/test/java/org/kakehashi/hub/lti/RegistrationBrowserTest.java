package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.Chromium;

/** An administrator in a real Chromium registers a tool of another site. */
class RegistrationBrowserTest extends RegistrationStage {
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
    void whenTheToolIsDoneItsWindowClosesAndTheHubGoesOnToTheRegistrations() throws IOException {
        HttpServer vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/register", this::register);
        vendor.start();
        try (BrowserContext context = chromium.person(1280, 900)) {
            Page page = administrator(context);
            page.navigate(hub.link("/tools/invitations"));
            page.locator("input[name=note]").fill("分数の会社");
            page.locator("input[name=registrationUri]")
                    .fill("http://127.0.0.1:" + vendor.getAddress().getPort() + "/register");
            Chromium.picture(page, "tool-invitations");
            button(page, "招待する");
            page.evaluate("window.postMessage({subject: 'org.imsglobal.lti.close'}, '*')");
            assertThat(page.url()).as("a message of another window").endsWith("/tools/invitations");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("ツールの登録ページを開く"))
                    .click();
            page.waitForURL("**/tools/registrations");
            assertThat(context.pages()).as("the tool's window is closed").hasSize(1);
            page.getByText("分数ドリル").click();
            page.getByText("承認するまで、このツールは働きません").waitFor();
            Chromium.picture(page, "tool-registration");
            page.setViewportSize(360, 740);
            Chromium.picture(page, "tool-registration-phone");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no scrolling to the side")
                    .isTrue();
            button(page, "承認する");
            page.getByText("承認済み").waitFor();
        } finally {
            vendor.stop(0);
        }
    }

    @Test
    void aFileFillsTheImportForm() {
        try (BrowserContext context = chromium.person(360, 740)) {
            Page page = administrator(context);
            page.navigate(hub.link("/tools/import"));
            page.locator("input[type=file]")
                    .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                            "tool.json",
                            "application/json",
                            registration().toString().getBytes(StandardCharsets.UTF_8)));
            page.waitForFunction("document.getElementById('json').value.length > 0");
            Chromium.picture(page, "tool-import-phone");
            button(page, "登録の画面に入れる");
            assertThat(page.locator("#name").inputValue()).isEqualTo("分数ドリル");
            Chromium.picture(page, "tool-imported-phone");
        }
    }

    private Page administrator(BrowserContext context) {
        school.administrator(tenant);
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill("admin");
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** The vendor's page: its server registers, and the page says that it is done. */
    private void register(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestURI().getQuery().replaceFirst(".*registration_token=", "");
        int status = send(token, registration().toString()).statusCode();
        byte[] html = ("<!DOCTYPE html><h1>" + status + "</h1><script>(window.opener || window.parent)"
                        + ".postMessage({subject: 'org.imsglobal.lti.close'}, '*')</script>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
        exchange.close();
    }
}
