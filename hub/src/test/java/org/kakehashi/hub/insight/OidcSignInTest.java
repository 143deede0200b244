package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Signing in by an identity provider that really runs, over HTTP, in the shapes of Google Workspace and Microsoft Entra ID. */
@HubTest
@TestPropertySource(properties = "hub.oidc.allow-loopback=true")
class OidcSignInTest {
    private static final String CLIENT = "kakehashi-client";
    private static final Pattern PROVIDER = Pattern.compile("\"providerId\":\"([^\"]+)\"");
    private static final MockOAuth2Server PROVIDERS = new MockOAuth2Server();

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private UUID teacher = UUID.randomUUID();

    @BeforeAll
    static void startProviders() {
        PROVIDERS.start();
    }

    @AfterAll
    static void stopProviders() {
        PROVIDERS.shutdown();
    }

    @BeforeEach
    void aSchool() {
        tenant = tenants.create();
        teacher = teacherOf(tenant);
    }

    private UUID teacherOf(TestTenant of) {
        TestSchool school = new TestSchool(owner, of.id(), links.personSource(), "さくら小学校");
        school.homeroom("5年1組");
        UUID person = school.person("先生 春子", null);
        school.teacher("5年1組", person, TestSchool.APRIL, TestSchool.MARCH);
        return person;
    }

    /** As Google's: {@code hd} names the domain, a custom claim the member of staff. */
    private UUID google(TestTenant of) {
        return add(of, "google", "staff_id", "hd", "school.example.jp");
    }

    /** As Entra's: {@code tid} names the directory, {@code oid} the user. */
    private UUID entra(TestTenant of) {
        return add(of, "entra", "oid", "tid", "9188040d-6c67-4c5b-b112-36a304b66dad");
    }

    private UUID add(TestTenant of, String issuer, String claim, String requiredClaim, String requiredValue) {
        HttpResponse<String> added = http.post(
                of,
                "/api/v1/identity-providers",
                provider(issuer, claim, "\"" + requiredClaim + "\"", "\"" + requiredValue + "\""));
        Matcher id = PROVIDER.matcher(added.body());
        assertThat(id.find()).as(added.body()).isTrue();
        return UUID.fromString(id.group(1));
    }

    private static String provider(String issuer, String claim, String requiredClaim, String requiredValue) {
        return """
                {"name":"%s","issuer":"%s","clientId":"%s","clientSecret":"very-secret","claim":"%s",
                 "personKey":"SOURCED_ID","requiredClaim":%s,"requiredValue":%s}
                """.formatted(issuer, PROVIDERS.issuerUrl(issuer), CLIENT, claim, requiredClaim, requiredValue);
    }

    private HubBrowser signIn(TestTenant at, UUID provider, String issuer, String subject, Map<String, Object> claims) {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.get("/t/" + at.slug() + "/sign-in").body())
                .contains("/sign-in/with/" + at.id() + "-" + provider);
        HttpResponse<String> begun = browser.get("/sign-in/with/" + at.id() + "-" + provider);
        String authorize = location(begun);
        assertThat(authorize).contains("code_challenge=", "state=", "nonce=", "client_id=" + CLIENT);
        PROVIDERS.enqueueCallback(new DefaultOAuth2TokenCallback(issuer, subject, "JWT", List.of(CLIENT), claims, 600));
        browser.get(pathOf(location(plainGet(authorize))));
        return browser;
    }

    private HubBrowser signInByGoogle(TestTenant at, UUID provider, String subject, String staffId, String domain) {
        return signIn(
                at, provider, "google", subject, Map.of("staff_id", staffId, "hd", domain, "email", "a@b.example"));
    }

    @Test
    void aTeacherSignsInByGoogleAndTheAccountIsMadeOnce() {
        UUID provider = google(tenant);
        for (int i = 0; i < 2; i++) {
            HubBrowser browser = signInByGoogle(tenant, provider, "g-1", teacher.toString(), "school.example.jp");
            assertThat(location(browser.get("/"))).endsWith("/board");
            assertThat(browser.get("/board").body()).contains("先生 春子", "5年1組");
        }
        assertThat(accounts()).isEqualTo(1);
        assertThat(audited()).contains("access.create-account", "access.sign-in");
    }

    @Test
    void aTeacherSignsInByEntra() {
        UUID provider = entra(tenant);
        HubBrowser browser = signIn(
                tenant,
                provider,
                "entra",
                "pairwise-subject",
                Map.of("oid", teacher.toString(), "tid", "9188040d-6c67-4c5b-b112-36a304b66dad"));
        assertThat(location(browser.get("/"))).endsWith("/board");
    }

    @Test
    void anotherDomainIsRefused() {
        UUID provider = google(tenant);
        refused(signInByGoogle(tenant, provider, "g-1", teacher.toString(), "evil.example"));
        refused(signIn(tenant, provider, "google", "g-1", Map.of("staff_id", teacher.toString())));
        assertThat(accounts()).isZero();
        assertThat(audited()).contains("access.sign-in-failed").doesNotContain("access.sign-in");
    }

    @Test
    void whomTheRosterDoesNotKnowIsRefused() {
        UUID provider = google(tenant);
        refused(signInByGoogle(tenant, provider, "g-1", "nobody", "school.example.jp"));
        refused(signIn(tenant, provider, "google", "g-1", Map.of("hd", "school.example.jp")));
    }

    @Test
    void aPersonOfAnotherTenantIsRefused() {
        UUID provider = google(tenant);
        UUID stranger = teacherOf(tenants.create());
        refused(signInByGoogle(tenant, provider, "g-1", stranger.toString(), "school.example.jp"));
    }

    @Test
    void aPersonWithoutARoleTodayIsRefused() {
        UUID provider = google(tenant);
        UUID former = new TestSchool(owner, tenant.id(), links.personSource(), "みどり小学校").person("元 職員", null);
        refused(signInByGoogle(tenant, provider, "g-1", former.toString(), "school.example.jp"));
    }

    @Test
    void aDisabledAccountIsRefused() {
        UUID provider = google(tenant);
        signInByGoogle(tenant, provider, "g-1", teacher.toString(), "school.example.jp");
        owner.jdbc()
                .sql("update account set enabled = false where tenant_id = :t")
                .param("t", tenant.id())
                .update();
        refused(signInByGoogle(tenant, provider, "g-1", teacher.toString(), "school.example.jp"));
    }

    @Test
    void aSubjectThatNamesAnotherPersonThanBeforeIsRefused() {
        UUID provider = google(tenant);
        signInByGoogle(tenant, provider, "g-1", teacher.toString(), "school.example.jp");
        TestSchool other = new TestSchool(owner, tenant.id(), links.personSource(), "みどり小学校");
        other.homeroom("1年1組");
        UUID colleague = other.person("先生 夏夫", null);
        other.teacher("1年1組", colleague, TestSchool.APRIL, TestSchool.MARCH);
        refused(signInByGoogle(tenant, provider, "g-1", colleague.toString(), "school.example.jp"));
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        UUID provider = google(tenant);
        HubBrowser browser = new HubBrowser(http);
        String authorize = location(browser.get("/sign-in/with/" + tenant.id() + "-" + provider));
        endsInError(browser, authorize, Map.of("aud", "another-client"));
    }

    @Test
    void aTokenForAnotherRequestIsRefused() {
        UUID provider = google(tenant);
        HubBrowser browser = new HubBrowser(http);
        String authorize = location(browser.get("/sign-in/with/" + tenant.id() + "-" + provider));
        endsInError(browser, authorize.replaceFirst("nonce=[^&]+", "nonce=another"), Map.of());
    }

    @Test
    void aTokenThatIsTooOldIsRefused() {
        UUID provider = google(tenant);
        HubBrowser browser = new HubBrowser(http);
        String authorize = location(browser.get("/sign-in/with/" + tenant.id() + "-" + provider));
        endsInError(browser, authorize, Map.of("exp", 1_000_000_000));
    }

    private void endsInError(HubBrowser browser, String authorize, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(Map.of("staff_id", teacher.toString(), "hd", "school.example.jp"));
        claims.putAll(more);
        PROVIDERS.enqueueCallback(new DefaultOAuth2TokenCallback("google", "g-1", "JWT", List.of(CLIENT), claims, 600));
        assertThat(location(browser.get(pathOf(location(plainGet(authorize)))))).endsWith("?error");
        assertThat(location(browser.get("/"))).contains("/sign-in");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        UUID provider = google(tenant);
        HubBrowser browser = new HubBrowser(http);
        String end = "/sign-in/oidc/" + tenant.id() + "-" + provider;
        assertThat(location(browser.get(end + "?code=abc&state=forged"))).endsWith("?error");
        HubBrowser victim = new HubBrowser(http);
        String authorize = location(new HubBrowser(http).get("/sign-in/with/" + tenant.id() + "-" + provider));
        assertThat(location(victim.get(pathOf(location(plainGet(authorize))))))
                .as("the answer to another browser's request")
                .endsWith("?error");
    }

    @Test
    void aProviderThatIsSwitchedOffOrUnknownBeginsNothing() {
        UUID provider = google(tenant);
        var off = http.send(http.request(tenant, "/api/v1/identity-providers/" + provider)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":false}")));
        assertThat(off.statusCode()).isEqualTo(204);
        List<String> paths =
                new ArrayList<>(List.of(tenant.id() + "-" + provider, tenant.id() + "-" + UUID.randomUUID()));
        paths.add("x");
        for (String path : paths) {
            HttpResponse<String> answer = new HubBrowser(http).get("/sign-in/with/" + path);
            assertThat(answer.statusCode()).as(path).isIn(302, 400, 404);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .doesNotContain(PROVIDERS.baseUrl().toString());
        }
        assertThat(new HubBrowser(http).get("/t/" + tenant.slug() + "/sign-in").body())
                .doesNotContain("/sign-in/with/");
    }

    @Test
    void severalProvidersStandSideBySideAndNoSecretIsShown() {
        google(tenant);
        entra(tenant);
        assertThat(new HubBrowser(http).get("/t/" + tenant.slug() + "/sign-in").body())
                .contains("google でサインイン", "entra でサインイン");
        assertThat(http.get(tenant, "/api/v1/identity-providers").body())
                .contains("staff_id", "oid")
                .doesNotContain("very-secret", "clientSecret");
        assertThat(owner.jdbc()
                        .sql(
                                "select count(*) from identity_provider where position('very-secret'::bytea in client_secret) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anEmailAddressNamesNobody() {
        HttpResponse<String> refused =
                http.post(tenant, "/api/v1/identity-providers", provider("google", "email", "null", "null"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("e-mail");
        assertThat(http.post(tenant, "/api/v1/identity-providers", provider("google", "sub", "\"hd\"", "null"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void checkingReadsTheDiscoveryDocument() {
        UUID provider = google(tenant);
        assertThat(http.post(tenant, "/api/v1/identity-providers/" + provider + "/check", "")
                        .body())
                .contains("\"usable\":true");
        String wrong = provider("google", "sub", "null", "null").replace("/google\"", "/nowhere/else\"");
        Matcher id = PROVIDER.matcher(http.post(
                        tenant,
                        "/api/v1/identity-providers",
                        wrong.replace(PROVIDERS.baseUrl().toString(), "http://localhost:1/"))
                .body());
        assertThat(id.find()).isTrue();
        assertThat(http.post(tenant, "/api/v1/identity-providers/" + id.group(1) + "/check", "")
                        .body())
                .contains("\"usable\":false", "can't be read");
    }

    @Test
    void whoMayNotIsRefusedAndAForeignOneIsNotFound() {
        UUID provider = google(tenant);
        TestTenant other = tenants.create();
        assertThat(http.post(other, "/api/v1/identity-providers/" + provider + "/check", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.get(other, "/api/v1/identity-providers").body()).isEqualTo("[]");
        String weak = "weak-" + tenant.slug();
        tenants.client(tenant.id(), weak, Set.of());
        assertThat(http.send(http.request("/api/v1/identity-providers")
                                .header("Authorization", HubHttp.basic(weak, "secret-of-" + weak)))
                        .statusCode())
                .isEqualTo(403);
        HubBrowser teacherOfTheSchool =
                signInByGoogle(tenant, provider, "g-1", teacher.toString(), "school.example.jp");
        assertThat(teacherOfTheSchool.get("/identity-providers").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorAddsOneOnThePage() {
        http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"kakehashi-test","displayName":"管理","roles":["ADMINISTRATOR"]}
                """);
        HubBrowser admin = new HubBrowser(http);
        admin.signIn(tenant.slug(), "admin", "kakehashi-test");
        admin.get("/identity-providers");
        String form = "name=Google&issuer=" + PROVIDERS.issuerUrl("google")
                + "&clientId=c&clientSecret=very-secret&personKey=SOURCED_ID&requiredClaim=&requiredValue=&claim=";
        HttpResponse<String> wrong = admin.post("/identity-providers", form + "email");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("次を直してください").doesNotContain("very-secret");
        assertThat(location(admin.post("/identity-providers", form + "sub"))).endsWith("/identity-providers");
        assertThat(admin.get("/identity-providers").body())
                .contains("リダイレクト URI", "/sign-in/oidc/" + tenant.id() + "-")
                .doesNotContain("very-secret");
    }

    private static void refused(HubBrowser browser) {
        assertThat(location(browser.get("/"))).contains("/sign-in");
        assertThat(browser.get("/sign-in/refused").body()).contains("このアカウントでは使えません");
    }

    private long accounts() {
        return owner.jdbc()
                .sql("select count(*) from account where tenant_id = :t and provider_id is not null")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }

    private List<String> audited() {
        return owner.jdbc()
                .sql("select action from audit_event where tenant_id = :t")
                .param("t", tenant.id())
                .query(String.class)
                .list();
    }

    private static HttpResponse<String> plainGet(String url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
