package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.mapping.MappingSamples;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The mapping editor, from the sample to the import that applies. */
@HubTest
@Import(TestImports.class)
class MappingEditorTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String TARO = "00000001-0000-4000-8000-000000000001";
    private static final String SAMPLE =
            "学籍,年月日,区分\n" + TARO + ",2026/5/11,病\n" + TARO + ",2026/5/12,<script>alert(1)</script>\n";
    private static final int PHONE = 360;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    InstanceChanges changes;

    @Autowired
    Instances instances;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @TempDir
    Path directory;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private UUID instance = new UUID(0, 0);
    private String page = "";

    @BeforeEach
    void anInstanceThatReadsCsv() {
        tenant = tenants.create();
        instance = changes.create(
                tenant.id(),
                new InstanceDraft(
                        "校務システム", "school-affairs-csv", "komu", null, null, null, Map.of("mapping", "standard-mood")),
                "test");
        page = "/connectors/" + instance + "/mapping";
    }

    @Test
    void aSampleIsMappedPreviewedMendedSavedAndThenImported() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        account(tenant, "ADMINISTRATOR");
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = new Chromium();
                BrowserContext person = chromium.person(PHONE, 740)) {
            Page desk = person.newPage();
            desk.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            desk.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
            desk.fill("input[name=loginName]", "ADMINISTRATOR");
            desk.fill("input[name=password]", PASSWORD);
            desk.locator("form[action='/sign-in'] button").click();
            desk.waitForLoadState();
            desk.navigate(hub.link("/connectors/" + instance));
            desk.click("a[href='" + page + "']");
            String own = SAMPLE.replace("<script>alert(1)</script>", "病");
            desk.setInputFiles(
                    "input[type=file]",
                    new FilePayload("見本.csv", "text/csv", own.getBytes(Charset.forName("windows-31j"))));
            desk.click("form[enctype] button");
            desk.selectOption("select[name=kind]", "attendance");
            desk.locator("button:text-is('確かめる')").first().click();
            desk.selectOption("select[name='column.person']", "学籍");
            desk.selectOption("select[name='column.date']", "年月日");
            desk.selectOption("select[name='column.status']", "区分");
            desk.locator("button:text-is('確かめる')").nth(1).click();

            assertThat(desk.locator("table mark").allTextContents()).containsExactly("病", "病");
            assertThat(desk.content()).contains("対応表にないコードです");
            desk.locator("select[name='word.status.0']").selectOption("ABSENT_SICK");
            desk.locator("button:text-is('確かめる')").nth(1).click();

            assertThat(desk.locator("table mark").count()).isZero();
            assertThat(desk.content()).contains("読めた記録 2 件", "status=ABSENT_SICK");
            Object width = desk.evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).isLessThanOrEqualTo(PHONE);
            Chromium.picture(desk, "mapping-editor");
            desk.locator("button[name=save]").first().click();
            desk.waitForURL("**/connectors/" + instance);
        }
        assertThat(complaints).isEmpty();
        Path file = Files.writeString(directory.resolve("may.csv"), SAMPLE.replace("<script>alert(1)</script>", "病"));
        long run = new HubBrowserOf("ADMINISTRATOR").read(file);
        var ended = imports.finished(tenant, run);
        assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("APPLIED");
        assertThat(ended.at("/counts/changed").asLong()).isEqualTo(2);
    }

    @Test
    void aCellIsTextWhateverItHolds() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, SAMPLE);
        String seen = browser.post(page, mapped("attendance")).body();

        assertThat(seen).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void savingIsAuditedAndReplacesTheMappingThatComesWithTheConnector() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, SAMPLE);
        var answer = browser.post(page, mapped("attendance") + "&save=true");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(instances.get(tenant.id(), instance).settings())
                .containsOnlyKeys("mapping.json")
                .hasEntrySatisfying("mapping.json", json -> assertThat(json).contains("\"column\" : \"学籍\""));
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'connect.change-instance'",
                        tenant.id()))
                .isEqualTo(1);
        assertThat(browser.get(page).body()).as("the sample is gone").contains("見本のファイルを選ぶ");
    }

    @Test
    void aMappingWithMistakesIsNotSaved() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, SAMPLE);
        var answer =
                browser.post(page, mapped("attendance").replace("column.status=", "column.reason=") + "&save=true");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("保存していません", "/fields/status");
        assertThat(instances.get(tenant.id(), instance).settings()).containsOnlyKeys("mapping");
    }

    @Test
    void aWideLayoutIsWrittenAsJsonTriedAndDownloaded() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, "ID,1日,2日\n" + TARO + ",出,?\n");
        String wide = """
                {"record": "attendance", "personScheme": "MASTER_IDENTIFIER", "fields": {"person": {"column": "ID"}},
                 "wide": {"columns": "{date}日", "header": {"date": {"month": "2026-05"}},
                   "cell": {"status": {"codes": {"出": "PRESENT"}}}}}""";
        String tried = browser.post(page, "json=" + encoded(wide)).body();

        assertThat(tried).contains("画面の項目では表せません", "読めた記録 1 件", "2026-05-01", "<mark>?</mark>");
        var file = browser.post(page + "/json", "json=" + encoded(wide));
        assertThat(file.body()).isEqualTo(wide);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("mapping.json"));
        assertThat(browser.post(page + "/json", mapped("mood")).body()).contains("\"record\" : \"mood\"");
        assertThat(browser.post(page, "json=" + encoded("{")).body()).contains("対応表は JSON です");
    }

    @Test
    void aMappingOfManyCodesThatDemandsAColumnStaysSo() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, SAMPLE);
        String codes = IntStream.range(0, 70)
                .mapToObj(i -> "\"c%d\": \"ABSENT_SICK\"".formatted(i))
                .collect(Collectors.joining(", "));
        String mapping = """
                {"record": "attendance", "personScheme": "MASTER_IDENTIFIER", "fields": {
                  "person": {"column": "学籍"}, "date": {"column": "年月日"},
                  "status": {"column": "区分", "codes": {%s}}, "reason": {"column": "理由"}}}""".formatted(codes);
        String form = browser.post(page, "json=" + encoded(mapping)).body();
        assertThat(form).contains("value=\"false\" name=\"optional.reason\"", "value=\"c69\" name=\"code.status.69\"");

        String sent = mapped("attendance") + "&column.reason=" + encoded("理由") + "&optional.reason=false"
                + "&code.status.69=c69&word.status.69=ABSENT_SICK";
        String again = browser.post(page + "/json", sent).body();
        assertThat(again).contains("\"c69\"").doesNotContain("optional");
    }

    @Test
    void onlyWhatTheShownRowsMakeIsKeptOfALongSample() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, SAMPLE + (TARO + ",いつか,病\n").repeat(500));
        String seen = browser.post(page, mapped("attendance")).body();

        assertThat(seen).contains("501 か所");
        // 18 of the rows that are shown, and the first 50 of the others.
        assertThat(seen.split("日付の書式は", -1)).hasSizeBetween(60, 80);
    }

    @Test
    void aHeaderUnderATitleIsFound() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, "保健室 3年1組,,\n,,\n児童生徒ID,日付,来室\n" + TARO + ",2026-04-10,9:30\n");
        assertThat(browser.get(page).body())
                .contains("name=\"headerLine\" min=\"1\" max=\"50\" value=\"3\"")
                .contains("<option value=\"児童生徒ID\" selected=\"selected\">児童生徒ID</option>");
    }

    @Test
    void aPupilsRowIsNoHeader() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        upload(browser, "出席簿,,,\nNo,なまえ,,そのほか\n1,やまだ,女,なし\n");
        assertThat(browser.get(page).body()).contains("name=\"headerLine\" min=\"1\" max=\"50\" value=\"2\"");
    }

    @Test
    void aSampleIsBoundedAndSeenByNobodyElse() throws IOException {
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");
        browser.get(page);
        Path large = Files.write(directory.resolve("large.csv"), new byte[MappingSamples.LARGEST + 1]);
        assertThat(browser.upload(page + "/sample", List.of(), large).statusCode())
                .isEqualTo(413);
        upload(browser, SAMPLE);
        assertThat(browser.get(page).body()).contains("学籍");

        HubBrowser other = new HubBrowser(http);
        account(tenant, "ADMINISTRATOR", "second");
        other.signIn(tenant.slug(), "second", PASSWORD);
        assertThat(other.get(page).body()).doesNotContain("学籍,").doesNotContain(TARO);
        assertThat(signedIn(tenant, "NURSE").get(page).statusCode()).isEqualTo(403);
        assertThat(signedIn(tenants.create(), "ADMINISTRATOR").get(page).statusCode())
                .isEqualTo(404);
        Path small = Files.writeString(directory.resolve("small.csv"), SAMPLE);
        assertThat(browser.uploadWithoutCsrf(page + "/sample", small).statusCode())
                .isEqualTo(403);
        assertThat(browser.postWithoutCsrf(page).statusCode()).isEqualTo(403);
    }

    @Test
    void aConnectorThatReadsByNoMappingHasNoEditor() {
        UUID roster = changes.create(
                tenant.id(), new InstanceDraft("名簿", "oneroster-csv", "city", null, null, null, Map.of()), "test");
        HubBrowser browser = signedIn(tenant, "ADMINISTRATOR");

        assertThat(browser.get("/connectors/" + roster).body()).doesNotContain("/mapping");
        assertThat(browser.get("/connectors/" + roster + "/mapping").statusCode())
                .isEqualTo(404);
    }

    private final class HubBrowserOf {
        private final HubBrowser browser = new HubBrowser(http);

        HubBrowserOf(String loginName) {
            browser.signIn(tenant.slug(), loginName, PASSWORD);
        }

        long read(Path file) throws IOException {
            browser.get("/connectors/" + instance);
            var answer = browser.upload("/connectors/" + instance + "/files", List.of(), file);
            String location = answer.headers().firstValue("Location").orElseThrow();
            return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        }
    }

    private void upload(HubBrowser browser, String csv) throws IOException {
        browser.get(page);
        Path file = Files.writeString(directory.resolve("sample.csv"), csv);
        var answer = browser.upload(page + "/sample", List.of(), file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        browser.get(page);
    }

    private static String mapped(String kind) {
        return Map.of(
                        "kind",
                        kind,
                        "kindBefore",
                        kind,
                        "scheme",
                        "MASTER_IDENTIFIER",
                        "column.person",
                        "学籍",
                        "column.date",
                        "年月日",
                        "formats.date",
                        "yyyy/M/d\r\nGy年M月d日",
                        "column.status",
                        "区分",
                        "code.status.0",
                        "病",
                        "word.status.0",
                        "ABSENT_SICK")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HubBrowser signedIn(TestTenant in, String role) {
        account(in, role);
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(in.slug(), role, PASSWORD);
        return browser;
    }

    private void account(TestTenant in, String role) {
        account(in, role, role);
    }

    private void account(TestTenant in, String role, String loginName) {
        var made = http.post(in, "/api/v1/accounts", """
                {"loginName":"%1$s","password":"%2$s","displayName":"%1$s","roles":["%3$s"]}
                """.formatted(loginName, PASSWORD, role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
