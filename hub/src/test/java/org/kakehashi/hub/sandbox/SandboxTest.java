package org.kakehashi.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.lti.LtiTest;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A vendor who knows nobody here, from signing up to the first statement; and what a sandbox may not. */
@TestPropertySource(
        properties = {
            "hub.sandbox.enabled=true",
            "hub.sandbox.most=3",
            "hub.sandbox.per-address=1000",
            "hub.sandbox.per-hour=1000"
        })
class SandboxTest extends LtiTest {
    private static final String BANNER = "試用環境: 架空の児童です";

    @Autowired
    OwnerDatabase owner;

    @Autowired
    SandboxSweep sweep;

    /** All places are free. */
    @BeforeEach
    void endAll() {
        owner.jdbc()
                .sql("update tenant set sandbox_until = now() - interval '1 second' where sandbox_place is not null")
                .update();
        sweep.sweep();
    }

    /** What the result page shows. */
    record Shown(String page, TestTenant tenant) {
        String password(String loginName) {
            return SandboxTest.shown(page, loginName);
        }
    }

    @Test
    void aVendorSignsUpRegistersLaunchesSendsAStatementAndSeesIt() throws Exception {
        Shown sandbox = signUp("分数ドリル社");
        var answer = http.post(sandbox.tenant(), "/api/v1/lti/tools", tool.registration("""
                        {"endpoint": "$Xapi.endpoint", "fetch": "$Xapi.fetchUrl", "actor": "$Xapi.actor",
                         "registration": "$Xapi.registration"}"""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        registered = json.readTree(answer.body());

        HubBrowser pupil = signedIn(sandbox, "pupil1");
        assertThat(pupil.get("/study").body()).contains("分数ドリル", BANNER);
        JWTClaimsSet claims = launch(pupil, "n1");
        assertThat(launch(signedIn(sandbox, "pupil2"), "n2").getSubject()).isNotEqualTo(claims.getSubject());
        assertThat(launch(signedIn(sandbox, "teacher"), "n3")
                        .getStringListClaim("https://purl.imsglobal.org/spec/lti/claim/roles"))
                .anyMatch(role -> role.contains("Instructor"));

        assertThat(send(claims, fetched(claims)).statusCode()).isEqualTo(200);

        HubBrowser vendor = signedIn(sandbox, "vendor");
        assertThat(vendor.get("/statements").body()).contains("drill/fractions/1", BANNER);
        assertThat(vendor.get("/statements/findings").statusCode()).isEqualTo(200);
        assertThat(vendor.get("/launches").body()).contains("分数ドリル");
        assertThat(vendor.get("/tools/invitations").statusCode()).isEqualTo(200);
    }

    @Test
    void theSchoolHasTwoClassesAndFortyPupilsAndTheTenantIsMarked() {
        Shown sandbox = signUp("数える社");
        assertThat(school.one(sandbox.tenant(), """
                        select concat_ws(' ', (select count(*) from school_class where tenant_id = :tenant),
                            (select count(*) from enrollment where tenant_id = :tenant and role = 'student'),
                            (select count(*) from enrollment where tenant_id = :tenant and role = 'teacher'),
                            (select count(distinct display_name) from person where tenant_id = :tenant),
                            (select sandbox_until > now() + interval '29 days' from tenant where tenant_id = :tenant))
                        """, String.class)).isEqualTo("2 40 2 40 t");
        assertThat(school.one(
                        sandbox.tenant(),
                        "select string_agg(distinct action, ' ' order by action) from audit_event where tenant_id = :tenant",
                        String.class))
                .contains("access.create-account", "access.make-client", "sandbox.open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/imports",
                "/role-grants",
                "/clients",
                "/identity-providers",
                "/erasures",
                "/retention",
                "/purposes",
                "/audit",
                "/board",
                "/overview",
                "/actuator/prometheus"
            })
    void theVendorRunsNothingButItsTools(String path) {
        Shown sandbox = signUp("のぞき社");
        HttpResponse<String> page = signedIn(sandbox, "vendor").get(path);
        assertThat(page.statusCode()).isIn(401, 403);
    }

    @Test
    void theClientMakesNoAccountsAndDoesNotOperate() {
        Shown sandbox = signUp("鍵社");
        assertThat(http.post(sandbox.tenant(), "/api/v1/accounts", """
                        {"loginName": "x", "password": "correct-horse-battery", "displayName": "x", "roles": ["OPERATOR"]}
                        """).statusCode())
                .isEqualTo(403);
        assertThat(http.get(sandbox.tenant(), "/actuator/prometheus").statusCode())
                .isEqualTo(403);
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "x", "password": "correct-horse-battery", "displayName": "x", "roles": ["SANDBOX_VENDOR"]}
                        """).statusCode()).isEqualTo(400);
    }

    @Test
    void twoSandboxesAndTheTenantsBesideThemAreApart() {
        Shown one = signUp("甲社");
        Shown two = signUp("乙社");
        register("{}");
        String own = json.readTree(http.post(one.tenant(), "/api/v1/lti/tools", tool.registration("{}"))
                        .body())
                .get("clientId")
                .asString();
        assertThat(http.get(two.tenant(), "/api/v1/lti/tools").body()).doesNotContain(own, registered("clientId"));
        HubBrowser vendor = signedIn(two, "vendor");
        for (String other : new String[] {own, registered("clientId")}) {
            assertThat(vendor.get("/tools/" + other).statusCode()).isEqualTo(404);
            assertThat(http.get(two.tenant(), "/api/v1/lti/tools/" + other).statusCode())
                    .isIn(404, 405);
        }
        HubBrowser crossed = new HubBrowser(http);
        assertThat(crossed.signIn(two.tenant().slug(), "vendor", one.password("vendor"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("error");
        assertThat(school.administrator(tenant).get("/imports").body()).doesNotContain(BANNER);
    }

    @Test
    void whatIsOverIsShutAndItsPlaceIsFree() throws Exception {
        Shown sandbox = signUp("期限社");
        registered = json.readTree(
                http.post(sandbox.tenant(), "/api/v1/lti/tools", tool.registration("{\"fetch\": \"$Xapi.fetchUrl\"}"))
                        .body());
        HubBrowser pupil = signedIn(sandbox, "pupil1");
        String unused = custom(launch(pupil, "n"), "fetch");
        signUp("次の社");
        signUp("その次の社");
        HubBrowser late = new HubBrowser(http);
        late.get("/sandbox");
        assertThat(late.post("/sandbox", "name=late").statusCode()).isEqualTo(503);

        endAll();

        assertThat(pupil.get("/study").statusCode()).isEqualTo(302);
        assertThat(http.get(sandbox.tenant(), "/api/v1/lti/tools").statusCode()).isEqualTo(401);
        assertThat(new HubBrowser(http)
                        .signIn(sandbox.tenant().slug(), "vendor", sandbox.password("vendor"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("error");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(unused)).POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .contains("error-code");
        assertThat(school.one(
                        sandbox.tenant(),
                        "select count(*) from tool where tenant_id = :tenant and enabled",
                        Integer.class))
                .isZero();
        signUp("空きに入る社");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "LONG"})
    void aLabelIsBounded(String label) {
        HubBrowser browser = new HubBrowser(http);
        browser.get("/sandbox");
        String name = label.equals("LONG") ? "あ".repeat(101) : label;
        assertThat(browser.post("/sandbox", "name=" + encoded(name)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLabelIsShownAsTextAndAFormOfAnotherSiteMakesNothing() {
        assertThat(signUp("<script>alert(1)</script>").page()).doesNotContain("<script>alert");
        HubBrowser browser = new HubBrowser(http);
        browser.get("/sandbox");
        assertThat(browser.postWithoutCsrf("/sandbox").statusCode()).isEqualTo(403);
    }

    private Shown signUp(String label) {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.get("/sandbox").statusCode()).isEqualTo(200);
        HttpResponse<String> made = browser.post("/sandbox", "name=" + encoded(label));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String page = made.body();
        assertThat(page).contains(BANNER);
        String address = shown(page, "sign-in");
        String slug = address.replaceAll(".*/t/([^/]+)/sign-in", "$1");
        int id = owner.jdbc()
                .sql("select tenant_id from tenant where slug = :slug")
                .param("slug", slug)
                .query(Integer.class)
                .single();
        return new Shown(page, new TestTenant(id, slug, shown(page, "key"), shown(page, "secret")));
    }

    private HubBrowser signedIn(Shown sandbox, String loginName) {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.get("/t/" + sandbox.tenant().slug() + "/sign-in").body())
                .contains(BANNER);
        assertThat(browser.signIn(sandbox.tenant().slug(), loginName, sandbox.password(loginName))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .doesNotContain("error");
        return browser;
    }

    private static String shown(String page, String id) {
        Matcher found = Pattern.compile("id=\"" + Pattern.quote(id) + "\"[^>]*>([^<]+)<")
                .matcher(page);
        assertThat(found.find()).as(id).isTrue();
        return found.group(1);
    }

    private String fetched(JWTClaimsSet claims) throws Exception {
        return json.readTree(http.send(HttpRequest.newBuilder(URI.create(custom(claims, "fetch")))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .get("auth-token")
                .asString();
    }

    private HttpResponse<String> send(JWTClaimsSet claims, String token) throws Exception {
        String statement = """
                {"actor": %s, "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
                 "object": {"id": "https://tool.example/drill/fractions/1"},
                 "context": {"registration": "%s"}}
                """.formatted(custom(claims, "actor"), custom(claims, "registration"));
        return http.send(HttpRequest.newBuilder(URI.create(custom(claims, "endpoint") + "statements"))
                .header("Authorization", "Basic " + token)
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(statement)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
