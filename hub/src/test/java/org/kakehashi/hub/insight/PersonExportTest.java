package org.kakehashi.hub.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import tools.jackson.databind.JsonNode;

/** The archive of a person's own data: everything about the person, and nobody else's. */
@HubTest
class PersonExportTest extends ErasureStage {
    /** Where the rows of each table that holds a person are found in the archive. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("account", "access/accounts.csv"),
            Map.entry("attendance", "records/attendance.csv"),
            Map.entry("audit_event", "audit/audit.ndjson"),
            Map.entry("break_glass", "access/break-glass.csv"),
            Map.entry("fact_day", "study/days.csv"),
            Map.entry("identity_link", "oneroster/identity-links.csv"),
            Map.entry("launch", "launches/launches.csv"),
            Map.entry("lti_result", "grades/results.csv"),
            Map.entry("mood", "records/mood.csv"),
            Map.entry("nurse_visit", "records/nurse-visits.csv"),
            Map.entry("opt_out", "access/opt-outs.csv"),
            Map.entry("pairwise_subject", "launches/subjects.csv"),
            Map.entry("person", "oneroster/test/users.csv"),
            Map.entry("school_record", "records/observation.csv"),
            Map.entry("roster_user", "oneroster/test/users.csv"));

    /** Tables that need no file, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "fact", "stands behind the figures of study/days.csv, made of the statements that are in the archive",
            "fact_statement", "the same",
            "erasure", "a running number and counts of what is not there any more",
            "record_change", "days only, for who follows the records",
            "person_alias", "each is a key of oneroster/identity-links.csv",
            "stage_record", "rows of an import that is under way",
            "stage_enrolled", "the same",
            "identity_decision", "the links they made stand in oneroster/identity-links.csv",
            "decided_record", "the same records stand in records/*.csv");

    @Test
    void everyTableThatHoldsAPersonIsExportedOrSaysWhyNot() {
        List<String> holding = owner.jdbc().sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                        """).query(String.class).list();
        assertThat(holding).allMatch(table -> EXPORTED.containsKey(table) != ELSEWHERE.containsKey(table));
    }

    @Test
    void theArchiveHoldsAllOfThePersonAndNothingOfAnother() throws Exception {
        everythingAboutTaro();
        school.pupil("5年1組", hana, 2);
        school.attendance(hana, java.time.LocalDate.of(2026, 5, 1), "LATE");
        store(statements.answered(hana, Instant.now(), "a2", 1, true));
        sql(
                "insert into launch (tenant_id, launch_id, hint_hash, session_hash, client_id, resource_link_id, account_id, person_id, "
                        + "subject, class_id, instructor, document_target, registration, started_at, expires_at) values (:t, "
                        + "gen_random_uuid(), '1', '1', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '"
                        + taro
                        + "', gen_random_uuid(), gen_random_uuid(), false, 'window', gen_random_uuid(), now(), now())");
        sql(
                "insert into launch_message (tenant_id, launch_id, kind, content, checks, at) select tenant_id, launch_id, 'ID_TOKEN', "
                        + "'{\"unit\":\"u7\"}', '[]', now() from launch where tenant_id = :t");
        sql(
                "insert into break_glass (tenant_id, break_glass_id, account_id, person_id, school_id, reason, opened_at, until) "
                        + "select :t, gen_random_uuid(), account_id, '" + taro
                        + "', gen_random_uuid(), 'けがのため', now(), now() "
                        + "from account where tenant_id = :t limit 1");

        Map<String, String> files = files(export(taro, "PERSON"));

        assertThat(files.keySet()).containsAll(EXPORTED.values());
        assertThat(content(files, "oneroster/test/users.csv")).contains("太郎");
        assertThat(content(files, "oneroster/test/enrollments.csv")).contains("student");
        assertThat(content(files, "oneroster/test/manifest.csv")).contains("file.users,bulk", "oneroster.version,1.2");
        assertThat(content(files, "records/attendance.csv")).contains("2026-05-01,PRESENT");
        assertThat(content(files, "records/observation.csv")).contains("2026-05-01", "LIFE", "太郎さんが友だちを助けた");
        assertThat(content(files, "records/quarantined.csv")).contains("2026-05-02");
        assertThat(content(files, "launches/messages.csv")).contains("ID_TOKEN", "u7");
        assertThat(content(files, "grades/results.csv")).contains("小テスト", "8", "よくがんばった太郎さん");
        assertThat(content(files, "access/break-glass.csv")).contains("けがのため");
        assertThat(content(files, "statements/statements.ndjson").lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(
                                JSON.readTree(line).at("/actor/account/name").asString())
                        .isEqualTo(taro.toString()));
        assertThat(content(files, "study/days.csv").lines()).hasSize(2);
        assertThat(files)
                .allSatisfy((path, content) ->
                        assertThat(content).as(path).doesNotContain("鈴木").doesNotContain(hana.toString()));
    }

    @Test
    void theManifestSaysWhatIsInEachFile() throws Exception {
        everythingAboutTaro();
        Map<String, String> files = files(export(taro, "GUARDIAN"));
        JsonNode manifest = JSON.readTree(content(files, "manifest.json"));
        assertThat(manifest.path("personId").asString()).isEqualTo(taro.toString());
        assertThat(manifest.path("files")).isNotEmpty();
        for (JsonNode file : manifest.path("files")) {
            byte[] content = content(files, file.path("path").asString()).getBytes(UTF_8);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .as(file.path("path").asString())
                    .isEqualTo(file.path("sha256").asString());
        }
    }

    @Test
    void itStandsInTheAuditAndInTheNextArchive() throws Exception {
        export(taro, "PERSON");
        assertThat(content(files(export(taro, "PERSON")), "audit/audit.ndjson").lines())
                .filteredOn(line -> line.contains("access.export-person"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("asked by PERSON"));
    }

    @Test
    void administratorsFindThePersonOnThePageAndOthersDont() throws Exception {
        account("admin", "[\"ADMINISTRATOR\"]");
        account("vendor", "[\"VENDOR\"]");
        HubBrowser admin = browser("admin");
        assertThat(admin.get("/person-exports").statusCode()).isEqualTo(200);
        assertThat(admin.post("/person-exports/search", "name=" + java.net.URLEncoder.encode("山田", UTF_8))
                        .body())
                .contains("山田 太郎", "/person-exports/" + taro);
        HttpResponse<String> file = admin.post("/person-exports/" + taro, "askedBy=PERSON");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(held -> assertThat(held).contains("no-store"));
        assertThat(browser("vendor").get("/person-exports").statusCode()).isEqualTo(403);
        assertThat(browser("vendor")
                        .post("/person-exports/" + taro, "askedBy=PERSON")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void manyDocumentsAndWhatThePersonDidAreInItToo() throws Exception {
        everythingAboutTaro();
        for (int n = 0; n < 5; n++) {
            putState(taro, "bookmark-" + n);
        }
        new HubBrowser(http).signIn(tenant.slug(), "taro-login", PASSWORD);
        Map<String, String> files = files(export(taro, "PERSON"));
        assertThat(content(files, "statements/documents.csv").lines()).hasSize(6);
        assertThat(files.keySet()).anySatisfy(path -> assertThat(path).startsWith("audit/done-by-"));
        assertThat(files.entrySet())
                .filteredOn(file -> file.getKey().startsWith("audit/done-by-"))
                .allSatisfy(file -> assertThat(file.getValue()).contains("access.sign-in"));
    }

    @Test
    void nobodyElsesAndNobodyUnknownIsExported() throws Exception {
        assertThat(status(HubHttp.basic(tenant.key(), tenant.secret()), UUID.randomUUID()))
                .isEqualTo(404);
        var other = tenants.create();
        assertThat(status(HubHttp.basic(other.key(), other.secret()), taro)).isEqualTo(404);
        tenants.client(tenant.id(), "reader", EnumSet.of(Permission.READ_FACTS, Permission.ERASE_DATA));
        assertThat(status(HubHttp.basic("reader", "secret-of-reader"), taro)).isEqualTo(403);
    }

    private byte[] export(UUID person, String askedBy) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    request(HubHttp.basic(tenant.key(), tenant.secret()), person, askedBy),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private int status(String authorization, UUID person) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(authorization, person, "PERSON"), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private HttpRequest request(String authorization, UUID person, String askedBy) {
        return http.request("/api/v1/persons/" + person + "/export?askedBy=" + askedBy)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static Map<String, String> files(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static String content(Map<String, String> files, String path) {
        return files.getOrDefault(path, "");
    }

    private void account(String name, String roles) {
        assertThat(http.post(
                                tenant,
                                "/api/v1/accounts",
                                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"roles\":%s}"
                                        .formatted(name, PASSWORD, name, roles))
                        .statusCode())
                .isEqualTo(201);
    }

    private HubBrowser browser(String name) {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        return browser;
    }
}
