package org.kakehashi.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class SignInTest {
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    TestTenant tenant;

    @BeforeEach
    void anAccount() {
        tenant = tenants.create();
        assertThat(create(tenant, "sato", "[\"ADMINISTRATOR\"]")).isEqualTo(201);
    }

    @Test
    void theRightPasswordLeadsToTheStartOfTheRolesDay() {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.signIn(tenant.slug(), "sato", PASSWORD).statusCode()).isEqualTo(302);
        var home = browser.get("/");
        assertThat(home.headers().firstValue("Location").orElseThrow()).endsWith("/imports");
    }

    @Test
    void aWrongPasswordAnUnknownNameAndAnUnknownTenantLookAlike() {
        String wrong = failure(tenant.slug(), "sato", "wrong");
        String unknown = failure(tenant.slug(), "nobody", "wrong");
        assertThat(wrong).isEqualTo(unknown).contains("違います");
        assertThat(failure("no-such-tenant", "sato", PASSWORD)).contains("違います");
    }

    @Test
    void anAccountOfAnotherTenantDoesNotSignInHere() {
        TestTenant other = tenants.create();
        assertThat(failure(other.slug(), "sato", PASSWORD)).contains("違います");
    }

    @Test
    void signingInGivesANewSession() {
        HubBrowser browser = new HubBrowser(http);
        browser.get("/t/" + tenant.slug() + "/sign-in");
        String before = browser.sessionCookie();
        browser.signIn(tenant.slug(), "sato", PASSWORD);
        assertThat(browser.sessionCookie()).isNotEqualTo(before);
    }

    @Test
    void aPostWithoutTheCsrfTokenIsRefused() {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "sato", PASSWORD);
        assertThat(browser.postWithoutCsrf("/sign-out").statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSession() {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "sato", PASSWORD);
        browser.post("/sign-out", "");
        assertThat(browser.get("/").headers().firstValue("Location").orElseThrow())
                .contains("/sign-in");
    }

    @Test
    void onlyGrantedRolesAreTakenAndNamesAreUnique() {
        assertThat(create(tenant, "suzuki", "[\"PRINCIPAL\"]")).isEqualTo(400);
        assertThat(create(tenant, "sato", "[]")).isEqualTo(409);
        assertThat(http.post(tenant, "/api/v1/accounts", "{\"loginName\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aClientWithoutThePermissionMakesNoAccounts() {
        tenants.client(tenant.id(), "weak-" + tenant.slug(), java.util.Set.of());
        TestTenant weak =
                new TestTenant(tenant.id(), tenant.slug(), "weak-" + tenant.slug(), "secret-of-weak-" + tenant.slug());
        assertThat(create(weak, "suzuki", "[]")).isEqualTo(403);
    }

    private int create(TestTenant as, String loginName, String roles) {
        return http.post(as, "/api/v1/accounts", """
                        {"loginName":"%s","password":"%s","displayName":"佐藤","roles":%s,"personId":"%s"}
                        """.formatted(loginName, PASSWORD, roles, UUID.randomUUID()))
                .statusCode();
    }

    private String failure(String slug, String name, String password) {
        HubBrowser browser = new HubBrowser(http);
        String location = browser.signIn(slug, name, password)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location).endsWith("/t/" + slug + "/sign-in?error");
        return browser.get("/t/" + slug + "/sign-in?error").body().replaceAll("value=\"[^\"]*\"|&quot;[^&]*&quot;", "");
    }
}
