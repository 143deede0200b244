package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** The statement pages: what an administrator finds, and that a vendor finds its own tools' statements only. */
@HubTest
class StatementPagesTest {
    private static final String PASSWORD = "kakehashi-test";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private TestTenant tenant = new TestTenant(0, "", "", "");

    @SuppressWarnings("NullAway.Init")
    private Xapi all;

    @SuppressWarnings("NullAway.Init")
    private Xapi drill;

    private UUID drillId = UUID.randomUUID();

    @BeforeEach
    void aToolAndAccounts() {
        tenant = tenants.create();
        all = Xapi.basic(http, tenant.key());
        String key = "drill-" + tenant.slug();
        drillId = tenants.client(tenant.id(), key, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        drill = Xapi.basic(http, key);
        assertThat(account("admin", "ADMINISTRATOR", "").statusCode()).isEqualTo(201);
        assertThat(account("vendor", "VENDOR", "\"" + drillId + "\"").statusCode())
                .isEqualTo(201);
        assertThat(account("nurse", "NURSE", "").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> account(String name, String role, String clients) {
        return http.post(tenant, "/api/v1/accounts", """
                {"loginName":"%s","password":"%s","displayName":"%s","roles":["%s"],"clientIds":[%s]}""".formatted(name, PASSWORD, name, role, clients));
    }

    private HubBrowser signedIn(String name) {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.signIn(tenant.slug(), name, PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private static String get(HubBrowser browser, String path) {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private List<String> audited(String action) {
        return owner.jdbc()
                .sql("select detail from audit_event where tenant_id = :tenant and action = :action order by seq")
                .param("tenant", tenant.id())
                .param("action", action)
                .query(String.class)
                .list();
    }

    @Test
    void anAdministratorFindsByActorVerbActivityToolAndDay() {
        all.post(Xapi.statement("pupil-a", "did", "q1"));
        drill.post(Xapi.statement("pupil-b", "saw", "q2"));
        HubBrowser admin = signedIn("admin");
        assertThat(get(admin, "/statements")).contains("pupil-a", "pupil-b");
        assertThat(get(admin, "/statements?actor=" + Xapi.encoded(Xapi.agent("pupil-a"))))
                .contains(">pupil-a<")
                .doesNotContain(">pupil-b<");
        assertThat(get(admin, "/statements?verb=" + Xapi.encoded("https://verbs.example/saw")))
                .contains(">pupil-b<")
                .doesNotContain(">pupil-a<");
        assertThat(get(admin, "/statements?activity=" + Xapi.encoded("https://drill.example/q1")))
                .contains(">pupil-a<")
                .doesNotContain(">pupil-b<");
        assertThat(get(admin, "/statements?client=" + drillId))
                .contains(">pupil-b<")
                .doesNotContain(">pupil-a<");
        assertThat(get(admin, "/statements?to=2020-01-01")).contains("あてはまる記録はありません");
        assertThat(get(admin, "/statements?from=2020-01-01")).contains(">pupil-a<");
        assertThat(audited("lrs.search-statements")).hasSize(7).contains("", "actor", "client:" + drillId);
    }

    @Test
    void whatIsTypedWrongIsNamedAndNothingIsSearched() {
        String page = get(signedIn("admin"), "/statements?verb=no%20iri%20%3A&from=yesterday&actor=%7B");
        assertThat(page).contains("動詞 の書き方がわかりません", "届いた日(から) の書き方がわかりません", "だれの記録か の書き方がわかりません");
        assertThat(audited("lrs.search-statements")).isEmpty();
    }

    @Test
    void aVendorFindsItsOwnToolsStatementsOnly() {
        UUID foreign = UUID.randomUUID();
        UUID own = UUID.randomUUID();
        UUID comment = UUID.randomUUID();
        all.post(Xapi.statement(foreign, "pupil-a", "did", "q1"));
        drill.post(Xapi.statement(own, "pupil-b", "did", "q1"));
        all.post("{\"id\":\"" + comment + "\",\"actor\":" + Xapi.agent("x")
                + ",\"verb\":{\"id\":\"https://verbs.example/noted\"},\"object\":{\"objectType\":\"StatementRef\",\"id\":\""
                + own + "\"}}");
        HubBrowser vendor = signedIn("vendor");
        assertThat(get(vendor, "/statements")).contains(">pupil-b<").doesNotContain(">pupil-a<");
        assertThat(get(vendor, "/statements?activity=" + Xapi.encoded("https://drill.example/q1")))
                .contains(">pupil-b<")
                .doesNotContain(">pupil-a<");
        assertThat(get(vendor, "/statements?client=" + UUID.randomUUID())).doesNotContain(">pupil-a<", ">pupil-b<");
        assertThat(get(vendor, "/statements/" + own)).contains("pupil-b").doesNotContain(comment.toString());
        assertThat(vendor.get("/statements/" + foreign).statusCode()).isEqualTo(404);
        assertThat(vendor.get("/statements/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(vendor.get("/statements/no-id").statusCode()).isEqualTo(404);
        assertThat(get(signedIn("admin"), "/statements/" + own)).contains(comment.toString());
    }

    @Test
    void aVendorOfSeveralToolsSeesThemInOneOrder() {
        String key = "reader-" + tenant.slug();
        UUID second = tenants.client(tenant.id(), key, Set.of(Permission.XAPI_STATEMENTS_WRITE));
        account("vendor2", "VENDOR", "\"" + drillId + "\",\"" + second + "\"");
        Xapi other = Xapi.basic(http, key);
        for (int i = 0; i < 30; i++) {
            (i % 2 == 0 ? drill : other)
                    .post("[" + Xapi.statement("p-" + i, "did", "q") + "," + Xapi.statement("p-" + i, "saw", "q")
                            + "]");
        }
        HubBrowser vendor = signedIn("vendor2");
        String first = get(vendor, "/statements");
        assertThat(first.indexOf(">p-29<")).isPositive().isLessThan(first.indexOf(">p-28<"));
        assertThat(first).contains(">p-5<").doesNotContain(">p-4<").contains("続きを見る");
        String more = first.replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(get(vendor, more)).contains(">p-4<", ">p-0<").doesNotContain(">p-5<", "続きを見る");
    }

    @Test
    void oneStatementIsShownInFullWithWhatTheLinterSays() {
        UUID id = UUID.randomUUID();
        drill.post(Xapi.statement(id, "pupil-b", "did", "q2"));
        String page = get(signedIn("vendor"), "/statements/" + id);
        assertThat(page).contains("&quot;verb&quot;", "verb.display に ja と en", "general.verb-display", id.toString());
        assertThat(audited("lrs.view-statement")).containsExactly("statement:" + id);
    }

    @Test
    void aVoidedStatementSaysSoAndNamesItsVoider() {
        UUID id = UUID.randomUUID();
        all.post(Xapi.statement(id, "pupil-a", "did", "q1"));
        String voider =
                Xapi.JSON.readTree(all.post(Xapi.voiding(id)).body()).path(0).asString();
        HubBrowser admin = signedIn("admin");
        assertThat(get(admin, "/statements/" + id)).contains("取り消されています", voider);
        assertThat(get(admin, "/statements/" + voider)).contains("/statements/" + id);
    }

    @Test
    void noScriptOfAStatementOrParameterComesBack() {
        UUID id = UUID.randomUUID();
        all.post("""
                {"id":"%s","actor":{"account":{"homePage":"https://school.example","name":"%s"},"name":"%s"},
                "verb":{"id":"https://verbs.example/did","display":{"ja":"%s"}},
                "object":{"id":"https://drill.example/q1","definition":{"name":{"ja":"%s"}}},
                "attachments":[{"usageType":"https://drill.example/usage","display":{"ja":"%s"},"contentType":"text/html",
                "length":1,"sha2":"%s","fileUrl":"javascript:alert(1)"}]}
                """.formatted(id, SCRIPT, SCRIPT, SCRIPT, SCRIPT, SCRIPT, "a".repeat(64)));
        HubBrowser admin = signedIn("admin");
        for (String path : List.of(
                "/statements",
                "/statements/" + id,
                "/statements?actor=" + Xapi.encoded("\"" + SCRIPT),
                "/statements?verb=" + Xapi.encoded(SCRIPT),
                "/statements?activity=" + Xapi.encoded("\">" + SCRIPT),
                "/statements?from=" + Xapi.encoded(SCRIPT))) {
            String page = get(admin, path);
            assertThat(page).as(path).doesNotContain("<script>alert").doesNotContain("href=\"javascript:");
        }
        assertThat(get(admin, "/statements/" + id)).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void anAttachmentIsSavedAndNeverShown() throws Exception {
        String html = SCRIPT;
        String sha2 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8)));
        UUID id = UUID.randomUUID();
        String statement = Xapi.with(
                "\"attachments\":[{\"usageType\":\"https://drill.example/usage\",\"display\":{\"ja\":\"図\"},\"contentType\":\"text/html\","
                        + "\"length\":" + html.length() + ",\"sha2\":\"" + sha2 + "\"}]",
                Xapi.statement(id, "pupil-a", "did", "q1"));
        String body = "--b\r\nContent-Type: application/json\r\n\r\n" + statement
                + "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                + sha2
                + "\r\n\r\n" + html + "\r\n--b--\r\n";
        assertThat(all.send(all.request("/xapi/statements")
                                .header("Content-Type", "multipart/mixed; boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
        HubBrowser admin = signedIn("admin");
        String path = "/statements/" + id + "/attachments/" + sha2;
        assertThat(get(admin, "/statements/" + id)).contains(path);
        HttpResponse<String> saved = admin.get(path);
        assertThat(saved.body()).isEqualTo(html);
        assertThat(saved.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(saved.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(signedIn("vendor").get(path).statusCode()).isEqualTo(404);
        assertThat(signedIn("nurse").get(path).statusCode()).isEqualTo(403);
        assertThat(admin.get("/statements/" + id + "/attachments/00").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotSeeStatementsIsRefused() {
        HubBrowser nurse = signedIn("nurse");
        assertThat(nurse.get("/statements").statusCode()).isEqualTo(403);
        assertThat(nurse.get("/statements/findings").statusCode()).isEqualTo(403);
        assertThat(nurse.get("/statements/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
        assertThat(new HubBrowser(http).get("/statements").statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAVendorHasToolsOfItsOwn() {
        assertThat(account("x", "NURSE", "\"" + drillId + "\"").statusCode()).isEqualTo(400);
        account("vendor0", "VENDOR", "");
        all.post(Xapi.statement("pupil-a", "did", "q1"));
        assertThat(get(signedIn("vendor0"), "/statements"))
                .contains("見られるツールがまだありません")
                .doesNotContain("pupil-a");
    }
}
