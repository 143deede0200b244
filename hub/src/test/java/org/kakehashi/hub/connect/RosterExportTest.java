package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A roster goes out as it came in. */
@HubTest
@Import(TestImports.class)
class RosterExportTest {
    private static final String ODD = "\"𠮷田\", =髙橋\n'-😀é\u0301";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    HubProperties hub;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    private HttpResponse<Path> download(String path, String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(http.request(tenant, path).build(), BodyHandlers.ofFile(directory.resolve(name)));
        }
    }

    /** The delivered columns of every table of the roster, row by row. */
    private Map<String, List<String>> rows(TestTenant of, String source) {
        Map<String, List<String>> all = new TreeMap<>();
        List<String> stages = owner.jdbc()
                .sql(
                        "select relname from pg_class where relname like 'stage_%' and relkind = 'r' and relname not in ('stage_record', 'stage_enrolled')")
                .query(String.class)
                .list();
        for (String stage : stages) {
            String columns = owner.jdbc()
                    .sql("""
                            select string_agg(quote_ident(attname), ', ' order by attname) from pg_attribute
                            where attrelid = :stage::regclass and attnum > 0 and not attisdropped
                                and attname not in ('tenant_id', 'import_id', 'seq', 'file', 'line', 'deleted')
                            """)
                    .param("stage", stage)
                    .query(String.class)
                    .single();
            String table = stage.substring("stage_".length());
            all.put(
                    table,
                    owner.jdbc()
                            .sql("select row(" + columns + ")::text from " + table
                                    + " where tenant_id = :t and source = :s and active order by sourced_id")
                            .param("t", of.id())
                            .param("s", source)
                            .query(String.class)
                            .list());
        }
        return all;
    }

    private static RosterFiles odd() {
        return RosterFixture.WHOLE
                .files()
                .withCell("users.csv", 2, "familyName", ODD)
                .withCell("users.csv", 2, "metadata.bus\"\nline", ODD)
                .withCell("users.csv", 3, "resourceSourcedIds", "r1, r2")
                .withCell("users.csv", 2, "metadata.jp.kanaPreferredGivenName", "たろう")
                .withCell("results.csv", 3, "comment", ODD)
                .withCell("resources.csv", 2, "title", ODD)
                .withCell("demographics.csv", 2, "asian", "false")
                .withCell("orgs.csv", 3, "status", "active")
                .withCell("orgs.csv", 3, "dateLastModified", "2026-04-01T09:00:00.123456+09:00");
    }

    @Test
    void importExportImportGivesTheSameRowsAndChangesNothing() throws Exception {
        JsonNode run = imports.roster(tenant, odd().zipInto(directory));
        assertThat(TestImports.findings(run)).isEmpty();
        Map<String, List<String>> before = rows(tenant, "city");
        assertThat(before)
                .hasSize(21)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());

        for (String profile : List.of("", "japan", "k12-v1")) {
            HttpResponse<Path> zip = download("/api/v1/rosters/city.zip?profile=" + profile, "out" + profile + ".zip");
            assertThat(zip.statusCode()).isEqualTo(200);
            assertThat(zip.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"RO_"
                            + SchoolDay.today(clock).format(DateTimeFormatter.BASIC_ISO_DATE) + "_991234.zip\"");

            String setting = profile.isEmpty() ? "" : "&setting.profile=" + profile;
            JsonNode again = imports.run(tenant, "oneroster-csv", "city", zip.body(), setting);
            assertThat(TestImports.findings(again)).isEmpty();
            assertThat(again.at("/counts/changed").asLong()).isZero();
            assertThat(again.at("/counts/unchanged").asLong()).isEqualTo(64);

            JsonNode other = imports.run(tenant, "oneroster-csv", "copy" + profile, zip.body(), setting);
            assertThat(other.get("status").asString()).isEqualTo("APPLIED");
            assertThat(rows(tenant, "copy" + profile)).isEqualTo(before);
        }
        TestTenant elsewhere = tenants.create();
        imports.run(elsewhere, "oneroster-csv", "copy", directory.resolve("out.zip"), "");
        assertThat(rows(elsewhere, "copy")).isEqualTo(before);
        try (var left = Files.list(hub.data().resolve("exports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatEndsOnADayToComeIsHandedOnAndWhatTheHubKeepsIsNot() throws Exception {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        int enrolments =
                rows(tenant, "city").getOrDefault("enrollment", List.of()).size();
        imports.change("update enrollment set active = false, valid_to = 'infinity' where tenant_id = ?", tenant.id());
        imports.change(
                "update school_class set active = false, valid_to = 'infinity' where tenant_id = ?", tenant.id());
        imports.change(
                "update enrollment set kept = true where tenant_id = ? and sourced_id = 'enrollment-hanako-math'",
                tenant.id());
        Path zip = download("/api/v1/rosters/city.zip", "out.zip").body();

        JsonNode other = imports.run(tenant, "oneroster-csv", "copy", zip, "");
        assertThat(other.get("status").asString()).isEqualTo("APPLIED");
        assertThat(rows(tenant, "copy").get("enrollment")).hasSize(enrolments - 1);
    }

    @Test
    void theInternationalProfileHandsOnWhatItsRulesAllow() throws Exception {
        RosterFiles files = RosterFixture.WHOLE
                .files()
                .withCell("orgs.csv", 3, "type", "state")
                .withCell("users.csv", 2, "grades", "KG")
                .withRows("enrollments.csv", List::removeLast);
        assertThat(imports.run(tenant, "oneroster-csv", "city", files.zipInto(directory), "&setting.profile=1.2")
                        .get("status")
                        .asString())
                .isEqualTo("APPLIED");
        Path zip = download("/api/v1/rosters/city.zip?profile=1.2", "out.zip").body();

        JsonNode again = imports.run(tenant, "oneroster-csv", "city", zip, "&setting.profile=1.2");
        assertThat(again.at("/counts/changed").asLong()).isZero();
        assertThat(again.at("/counts/unchanged").asLong()).isEqualTo(63);
    }

    @Test
    void whatAReceiverMayStumbleOverIsSaidBeforehand() throws Exception {
        imports.roster(tenant, odd().zipInto(directory));

        JsonNode japan = JsonMapper.shared()
                .readTree(http.get(tenant, "/api/v1/rosters/city/check").body());
        assertThat(japan.findValuesAsString("code"))
                .contains("export.jis-x-0213")
                .doesNotContain("cell.required");
        JsonNode portal = JsonMapper.shared()
                .readTree(http.get(tenant, "/api/v1/rosters/city/check?profile=e-portal-3")
                        .body());
        // The guardian has no master identifier.
        assertThat(portal.findValuesAsString("code")).contains("export.beyond-profile", "cell.required");
    }

    @Test
    void anExportIsAuditedAndOthersRostersDoNotExist() throws Exception {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        download("/api/v1/rosters/city.zip", "out.zip");
        assertThat(owner.jdbc()
                        .sql("select detail from audit_event where tenant_id = :t and action = 'connect.export-roster'")
                        .param("t", tenant.id())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("source:city profile:japan file:RO_");
        assertThat(http.get(tenant, "/api/v1/rosters").body()).isEqualTo("[{\"name\":\"city\",\"users\":10}]");

        assertThat(http.get(tenant, "/api/v1/rosters/town.zip").statusCode()).isEqualTo(404);
        assertThat(http.get(tenant, "/api/v1/rosters/city.zip?profile=1.3").statusCode())
                .isEqualTo(400);
        assertThat(http.get(tenants.create(), "/api/v1/rosters/city.zip").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRosterOfSeveralEstablishersIsNotHandedOnInJapan() throws Exception {
        RosterFiles files = RosterFiles.good()
                .withCell("orgs.csv", 3, "type", "district")
                .withCell("orgs.csv", 3, "parentSourcedId", "")
                .withRows("enrollments.csv", List::removeLast);
        imports.run(tenant, "oneroster-csv", "city", files.zipInto(directory), "&setting.profile=1.2");

        HttpResponse<String> refused = http.get(tenant, "/api/v1/rosters/city.zip");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("org.several-establishers");
        assertThat(http.get(tenant, "/api/v1/rosters/city.zip?profile=1.2").statusCode())
                .isEqualTo(200);
    }
}
