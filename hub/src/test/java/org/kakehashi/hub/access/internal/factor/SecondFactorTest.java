package org.kakehashi.hub.access.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class SecondFactorTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern ACCOUNT = Pattern.compile("\"accountId\":\"([^\"]+)\"");

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private UUID account = UUID.randomUUID();

    @BeforeEach
    void anAccount() {
        tenant = tenants.create();
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"sato\",\"password\":\"%s\",\"displayName\":\"佐藤\",\"roles\":[\"ADMINISTRATOR\"]}"
                        .formatted(PASSWORD));
        Matcher id = ACCOUNT.matcher(made.body());
        assertThat(id.find()).as(made.body()).isTrue();
        account = UUID.fromString(id.group(1));
    }

    private record Enrolled(TestAuthenticator app, List<String> recovery) {}

    /** Uses the digits of now up. */
    private Enrolled enrol() {
        HubBrowser browser = passwordGiven();
        TestAuthenticator app =
                new TestAuthenticator(browser.get("/account/second-factor/new").body());
        assertThat(browser.post("/account/second-factor/new", "code=000000").body())
                .contains("コードが違います");
        List<String> recovery =
                TestAuthenticator.recoveryCodes(browser.post("/account/second-factor/new", "code=" + app.code(0))
                        .body());
        assertThat(recovery).hasSize(10);
        return new Enrolled(app, recovery);
    }

    private HubBrowser passwordGiven() {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "sato", PASSWORD);
        browser.get("/sign-in/code");
        return browser;
    }

    @Test
    void afterThePasswordTheDigitsAreAskedForAndNothingIsOpenBefore() {
        Enrolled enrolled = enrol();
        HubBrowser browser = passwordGiven();
        for (String closed : List.of("/", "/imports", "/account/second-factor", "/clients")) {
            HttpResponse<String> answer = browser.get(closed);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(location(answer)).as(closed).endsWith("/sign-in/code");
        }
        String before = browser.sessionCookie();
        assertThat(browser.post("/sign-in/code", "code=123").body()).contains("コードが違うか");
        assertThat(location(
                        browser.post("/sign-in/code", "code=" + enrolled.app().code(1))))
                .endsWith("/");
        assertThat(browser.sessionCookie()).isNotEqualTo(before);
        assertThat(browser.get("/imports").statusCode()).isEqualTo(200);
        assertThat(browser.get("/account/second-factor").body()).contains("残り10個");
    }

    @Test
    void digitsWorkOnce() {
        Enrolled enrolled = enrol();
        assertThat(passwordGiven()
                        .post("/sign-in/code", "code=" + enrolled.app().code(0))
                        .body())
                .as("those that confirmed it")
                .contains("コードが違うか");
        String code = enrolled.app().code(1);
        assertThat(location(passwordGiven().post("/sign-in/code", "code=" + code)))
                .endsWith("/");
        assertThat(passwordGiven().post("/sign-in/code", "code=" + code).body()).contains("コードが違うか");
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsWritten() {
        String code = enrol().recovery().getFirst();
        HubBrowser browser = passwordGiven();
        String typed = code.replace("-", "+").toUpperCase(java.util.Locale.ROOT);
        assertThat(location(browser.post("/sign-in/code", "code=" + typed))).endsWith("/");
        assertThat(browser.get("/account/second-factor").body()).contains("残り9個");
        assertThat(passwordGiven().post("/sign-in/code", "code=" + code).body()).contains("コードが違うか");
    }

    @Test
    void afterManyWrongCodesEvenTheRightOneWaits() {
        Enrolled enrolled = enrol();
        HubBrowser browser = passwordGiven();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.post("/sign-in/code", "code=wrong").body()).contains("コードが違うか");
        }
        assertThat(browser.post("/sign-in/code", "code=" + enrolled.app().code(1))
                        .body())
                .contains("続けて入力しすぎました");
    }

    @Test
    void itIsGivenUpByACodeOnly() {
        Enrolled enrolled = enrol();
        HubBrowser browser = passwordGiven();
        browser.post("/sign-in/code", "code=" + enrolled.app().code(1));
        browser.get("/account/second-factor");
        assertThat(browser.post("/account/second-factor/off", "code=wrong").body())
                .contains("コードが違うか");
        browser.post("/account/second-factor/off", "code=" + enrolled.recovery().get(1));
        assertThat(location(passwordGiven().get("/"))).endsWith("/imports");
    }

    @Test
    void anAdministratorResetsIt() {
        enrol();
        String path = "/api/v1/accounts/" + account + "/second-factor";
        TestTenant other = tenants.create();
        assertThat(delete(other.key(), path)).isEqualTo(404);
        String weak = "weak-" + tenant.slug();
        tenants.client(tenant.id(), weak, Set.of());
        assertThat(delete(weak, path)).isEqualTo(403);
        assertThat(delete(tenant.key(), path)).isEqualTo(204);
        assertThat(delete(tenant.key(), path)).isEqualTo(404);
        assertThat(location(passwordGiven().get("/"))).endsWith("/imports");
        assertThat(audited())
                .containsSubsequence("access.second-factor-on", "access.second-factor-reset", "access.sign-in");
    }

    @Test
    void theImageHoldsTheSecretWhileItWaitsOnly() {
        HubBrowser browser = passwordGiven();
        String page = browser.get("/account/second-factor/new").body();
        HttpResponse<String> image = browser.get("/account/second-factor/new/qr.svg");
        assertThat(image.body()).startsWith("<svg");
        assertThat(image.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        browser.get("/account/second-factor/new");
        browser.post("/account/second-factor/new", "code=" + new TestAuthenticator(page).code(0));
        assertThat(browser.get("/account/second-factor/new/qr.svg").statusCode())
                .isEqualTo(404);
        assertThat(location(browser.get("/account/second-factor/new"))).endsWith("/account/second-factor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in/code", "/sign-in/second-factor"})
    void whoHasNotGivenAPasswordIsSentToTheFirstStep(String path) {
        assertThat(location(new HubBrowser(http).get(path))).endsWith("/sign-in");
    }

    private int delete(String key, String path) {
        return http.send(http.request(path)
                        .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                        .method("DELETE", HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private List<String> audited() {
        return owner.jdbc()
                .sql("select action from audit_event where tenant_id = :t order by seq")
                .param("t", tenant.id())
                .query(String.class)
                .list();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }
}
