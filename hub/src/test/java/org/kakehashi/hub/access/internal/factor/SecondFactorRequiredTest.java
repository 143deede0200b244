package org.kakehashi.hub.access.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A hub whose administrators can't sign in without a second factor. */
@HubTest
@TestPropertySource(properties = "hub.second-factor.required-for=ADMINISTRATOR,OPERATOR")
class SecondFactorRequiredTest {
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Test
    void whoMustHaveOneMakesItBeforeAnythingElse() {
        TestTenant tenant = tenants.create();
        account(tenant, "sato", "ADMINISTRATOR");
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "sato", PASSWORD);
        assertThat(browser.get("/imports").headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in/second-factor");
        TestAuthenticator app =
                new TestAuthenticator(browser.get("/sign-in/second-factor").body());
        assertThat(browser.get("/sign-in/second-factor/qr.svg").body()).startsWith("<svg");
        browser.get("/sign-in/second-factor");
        assertThat(browser.post("/sign-in/second-factor", "code=wrong").body()).contains("コードが違います");
        assertThat(TestAuthenticator.recoveryCodes(browser.post("/sign-in/second-factor", "code=" + app.code(0))
                        .body()))
                .hasSize(10);
        assertThat(browser.get("/imports").statusCode()).isEqualTo(200);
    }

    @Test
    void othersDoNotNeedOne() {
        TestTenant tenant = tenants.create();
        account(tenant, "vendor", "VENDOR");
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "vendor", PASSWORD);
        assertThat(browser.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/statements/findings");
    }

    private void account(TestTenant tenant, String name, String role) {
        var made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"佐藤\",\"roles\":[\"%s\"]}"
                        .formatted(name, PASSWORD, role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }
}
