package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.records.RecordLog;
import org.kakehashi.hub.records.RecordStage;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that wait at the identity desk, and what a person does about them through its API. */
abstract class IdentityDeskStage {
    static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    static final UUID HANAKO = UUID.fromString("00000002-0000-4000-8000-000000000002");
    static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    static final String DECIDE = "/api/v1/identities/decisions";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    RecordImports records;

    @Autowired
    RecordLog log;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void threeDaysOfSomebodyUnknown() throws IOException {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        attendance("x-999,2026-05-11,病欠\nx-999,2026-05-12,出席\nx-999,2026-06-01,遅刻\n");
    }

    void attendance(String rows) throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "番号,日付,出欠\n" + rows, StandardCharsets.UTF_8);
        String mapping = """
                {"record":"attendance","personScheme":"USERNAME","fields":{"person":{"column":"番号"},"date":{"column":"日付"},
                "status":{"column":"出欠","codes":{"病欠":"ABSENT_SICK","出席":"PRESENT","遅刻":"LATE"}}}}""";
        JsonNode run = imports.run(
                tenant,
                "school-affairs-csv",
                "school",
                file,
                "&setting.mapping.json=" + java.net.URLEncoder.encode(mapping, StandardCharsets.UTF_8));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("APPLIED");
    }

    /** A record with a hint, as a connector gives it. */
    void hinted(String className, int number, String kana) {
        apply(new SchoolRecord(
                new Origin("kiosk.csv", 2),
                RecordKind.ATTENDANCE,
                new Subject(SubjectScheme.LOCAL_IDENTIFIER, "hinted", new PersonHint(className, number, kana)),
                "hinted-" + DAY,
                DAY,
                Map.of("status", "PRESENT")));
    }

    void apply(SchoolRecord... rows) {
        RecordStage stage = records.open(tenant.id(), 1, "kiosk", null, finding -> {});
        List.of(rows).forEach(stage::accept);
        stage.finish();
        transactions.run(tenant.id(), stage::apply);
        stage.discard();
    }

    int decide(String person, String from, long seen) {
        return post(person, from, "", seen);
    }

    int post(String person, String from, String reason, long seen) {
        return postKey("x-999", person, from, reason, seen);
    }

    int postKey(String key, String person, String from, String reason, long seen) {
        return http.post(tenant, DECIDE, """
                        {"source":"school","scheme":"USERNAME","key":"%s","person":"%s","from":"%s","reason":"%s","seen":%d}
                        """.formatted(key, person, from, reason, seen))
                .statusCode();
    }

    int undo() {
        return http.post(tenant, DECIDE + "/" + newest() + "/undo", "").statusCode();
    }

    long newest() {
        return json(http.get(tenant, DECIDE).body()).at("/0/decision/id").asLong();
    }

    long lastDecision() {
        return detail().at("/line/waiting/lastDecision").asLong();
    }

    JsonNode detail() {
        return detailOf("x-999");
    }

    JsonNode detailOf(String key) {
        JsonNode keys = json(http.get(tenant, "/api/v1/identities").body()).at("/keys");
        long id = keys.valueStream()
                .map(line -> line.at("/waiting"))
                .filter(line -> line.at("/key/value").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(keys.toString()))
                .at("/id")
                .asLong();
        return json(http.get(tenant, "/api/v1/identities/" + id).body());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    RecordLog.Changes changes(long after) {
        return transactions.readOnly(tenant.id(), () -> log.read(tenant.id(), after, 1000));
    }

    void awaitAttendance(UUID person, int days) {
        Awaitility.await().until(() -> attendanceOf(person) == days);
    }

    long attendanceOf(UUID person) {
        return imports.count(
                "select count(*) from attendance where tenant_id = ? and person_id = ?", tenant.id(), person);
    }

    long count(String table) {
        return imports.count("select count(*) from " + table + " where tenant_id = ?", tenant.id());
    }
}
