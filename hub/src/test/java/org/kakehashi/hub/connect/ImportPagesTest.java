package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@HubTest
@Import(TestImports.class)
class ImportPagesTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final int ERRORS = 5000;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @TempDir
    Path directory;

    TestTenant tenant;
    HubBrowser browser;

    @BeforeEach
    void anAdministrator() {
        tenant = tenants.create();
        browser = signedIn(tenant, "ADMINISTRATOR");
    }

    @Test
    void aRosterIsUploadedByAPlainForm() throws IOException {
        assertThat(browser.get("/imports").body()).contains("名簿(OneRoster", "/imports/new?connector=oneroster-csv");
        assertThat(browser.get("/imports/new?connector=oneroster-csv").body())
                .contains(
                        "名簿(OneRoster",
                        "name=\"setting.profile\"",
                        "enctype=\"multipart/form-data\"",
                        "action=\"/imports?_csrf=");
        var answer = browser.upload(
                "/imports",
                List.of("connector", "oneroster-csv", "source", "city", "setting.profile", "japan"),
                RosterFixture.GOOD.zipInto(directory));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String page = answer.headers().firstValue("Location").orElseThrow();
        long id = Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("APPLIED");
        assertThat(browser.get("/imports/" + id).body()).contains("反映済み", "RO_20260410_991234.zip");
        assertThat(browser.get("/imports").body()).contains("/imports/" + id, "反映済み");
    }

    @Test
    void aRosterIsHandedOnByAButton() throws IOException {
        assertThat(browser.get("/rosters").body()).contains("まだ名簿はありません");
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));

        assertThat(browser.get("/imports").body()).contains("href=\"/rosters\"");
        assertThat(browser.get("/rosters").body())
                .contains("action=\"/rosters/city.zip\"", "利用者 10 人", "value=\"e-portal-4\"");
        var zip = browser.get("/rosters/city.zip?profile=k12-v1&source=city");
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.get("/rosters?source=city&profile=k12-v1").body()).contains("指摘はありません");
        assertThat(browser.get("/rosters?source=city&profile=e-portal-3").body())
                .contains("userMasterIdentifier", "この列は必須です");
        assertThat(signedIn(tenant, "BOARD_ANALYST").get("/rosters/city.zip").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anImportNamesAPurposeOfTheTenantsList() throws IOException {
        assertThat(browser.get("/imports/new?connector=meeting-csv").body())
                .contains("value=\"school-affairs\" selected");
        Path zip = RosterFixture.GOOD.zipInto(directory);
        long usual = imports.request(tenant, "oneroster-csv", "city", zip, "");
        assertThat(imports.finished(tenant, usual).get("purpose").asString()).isEqualTo("school-affairs");
        assertThat(browser.get("/imports/" + usual).body()).contains("利用目的", "校務");
        long health = imports.request(tenant, "oneroster-csv", "city", zip, "&setting.purpose=health");
        assertThat(imports.finished(tenant, health).get("purpose").asString()).isEqualTo("health");
        assertThat(browser.get("/imports/" + health).body()).contains("保健");
        var answer = browser.upload(
                "/imports", List.of("connector", "oneroster-csv", "source", "city", "setting.purpose", "fun"), zip);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("setting.purpose");
    }

    @Test
    void anUploadWithoutTheTokenIsRefused() throws IOException {
        var answer = browser.uploadWithoutCsrf("/imports", RosterFixture.GOOD.zipInto(directory));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(imports.count("select count(*) from import_run where tenant_id = ?", tenant.id()))
                .isZero();
    }

    @Test
    void theProgressOfAFinishedRunBringsThePageAnew() throws IOException {
        long id = imports.request(tenant, "oneroster-csv", "city", RosterFixture.GOOD.zipInto(directory), "");
        imports.finished(tenant, id);
        var progress = browser.get("/imports/" + id + "/progress");
        assertThat(progress.headers().firstValue("HX-Refresh")).contains("true");
        assertThat(progress.body()).contains("反映済み").doesNotContain("<html");
    }

    @Test
    void aReportOfFiveThousandErrorsIsGroupedPagedAndDownloadable() throws IOException {
        long id = imports.request(tenant, "oneroster-csv", "city", manyErrors().zipInto(directory), "");
        var run = imports.finished(tenant, id);
        assertThat(run.get("status").asString()).isEqualTo("REJECTED");
        assertThat(run.get("findingCount").asInt()).isEqualTo(ERRORS);

        String page = browser.get("/imports/" + id).body();
        assertThat(page).contains("指摘 5,000 件", "5,000 件すべて見る", "grade.unknown", "users.csv", "12 行目", "列 grades");
        assertThat(page.length()).isLessThan(200_000);
        assertThat(browser.get("/imports/" + id + "?code=grade.unknown&after=4900")
                        .body())
                .contains("5011 行目")
                .doesNotContain("4000 行目");
        assertThat(browser.get("/imports/" + id + "/findings.csv")
                        .body()
                        .lines()
                        .count())
                .isEqualTo(ERRORS + 1);
        assertThat(browser.get("/imports/" + id + "/findings.json").body())
                .startsWith("[{")
                .endsWith("}]");
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmless() throws IOException {
        RosterFiles files = RosterFiles.good().withCell("users.csv", 3, "grades", "=cmd|' /C calc'!A0");
        long id = imports.request(tenant, "oneroster-csv", "city", files.zipInto(directory), "");
        imports.finished(tenant, id);
        assertThat(browser.get("/imports/" + id + "/findings.csv").body()).contains("\"'=cmd|' /C calc'!A0\"");
    }

    @Test
    void waitingRecordsAreListedWithTheirReason() throws IOException {
        Path file = directory.resolve("a.csv");
        Files.writeString(
                file, "児童生徒ID,日付,出欠\n00000001-0000-4000-8000-000000000001,2026-05-11,病欠\n", StandardCharsets.UTF_8);
        long id = imports.request(tenant, "school-affairs-csv", "school", file, "&setting.mapping=standard-attendance");
        imports.finished(tenant, id);
        assertThat(browser.get("/imports").body()).contains("1 件、保留");
        String page = browser.get("/imports/quarantine").body();
        assertThat(page).contains("出欠", "2026-05-11", "その日の名簿にいません").doesNotContain("病欠");
        assertThat(browser.get("/imports/" + id).body()).contains("href=\"/identities\"", "本人の確認");
        var again = browser.post("/imports/quarantine/reapply", "");
        assertThat(again.statusCode()).isEqualTo(302);
    }

    @Test
    void onlyWhoManagesImportsSeesThem() throws IOException {
        long id = imports.request(tenant, "oneroster-csv", "city", RosterFixture.GOOD.zipInto(directory), "");
        imports.finished(tenant, id);
        HubBrowser nurse = signedIn(tenant, "NURSE");
        assertThat(browser.get("/imports/new?connector=oneroster-rest").statusCode())
                .as("a connector without a file")
                .isEqualTo(404);
        for (String path : List.of(
                "/imports",
                "/imports/new?connector=oneroster-csv",
                "/imports/" + id,
                "/imports/quarantine",
                "/imports/" + id + "/findings.csv")) {
            assertThat(nurse.get(path).statusCode()).as(path).isEqualTo(403);
        }
        HubBrowser elsewhere = signedIn(tenants.create(), "ADMINISTRATOR");
        for (String path :
                List.of("/imports/" + id, "/imports/" + id + "/progress", "/imports/" + id + "/findings.json")) {
            assertThat(elsewhere.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HubBrowser signedIn(TestTenant in, String role) {
        var made = http.post(in, "/api/v1/accounts", """
                {"loginName":"%1$s","password":"%2$s","displayName":"%1$s","roles":["%1$s"]}
                """.formatted(role, PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HubBrowser signedIn = new HubBrowser(http);
        signedIn.signIn(in.slug(), role, PASSWORD);
        return signedIn;
    }

    private static RosterFiles manyErrors() {
        return RosterFiles.good().withRows("users.csv", rows -> {
            List<String> pupil = rows.get(1);
            int id = rows.getFirst().indexOf("sourcedId");
            int grades = rows.getFirst().indexOf("grades");
            int master = rows.getFirst().indexOf("userMasterIdentifier");
            for (int i = 0; i < ERRORS; i++) {
                List<String> wrong = new ArrayList<>(pupil);
                wrong.set(id, "wrong-" + i);
                wrong.set(grades, "9");
                wrong.set(master, "");
                rows.add(wrong);
            }
        });
    }
}
