package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.records.DayRecords;
import org.kakehashi.hub.records.RecordLog;
import org.kakehashi.hub.records.RecordLog.PersonDay;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@HubTest
@Import(TestImports.class)
class RecordImportTest {
    private static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    private static final UUID HANAKO = UUID.fromString("00000002-0000-4000-8000-000000000002");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final String ATTENDANCE = """
            児童生徒ID,日付,出欠,理由
            %s,2026-05-11,病欠,発熱
            %s,2026-05-11,出席,
            """.formatted(TARO, HANAKO);

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    DayRecords records;

    @Autowired
    RecordLog log;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenantWithARoster() throws IOException {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
    }

    @Test
    void attendanceMoodAndVisitsAreThereForTheBoard() throws IOException {
        run("standard-attendance", ATTENDANCE, StandardCharsets.UTF_8);
        run("standard-mood", "児童生徒ID,日付,時間帯,心の天気,ひとこと\n%s,2026-05-11,朝,雨,ねむい\n".formatted(TARO));
        run("standard-nurse-visit", "児童生徒ID,日付,来室時刻,種別,体温\n%s,2026-05-11,10:15,内科,37.2\n".formatted(TARO));
        List<DayRecord> taro = of(TARO);
        assertThat(taro).hasSize(3).allSatisfy(row -> assertThat(row.head().date())
                .isEqualTo(DAY));
        DayRecord first = taro.getFirst();
        assertThat(first).isInstanceOfSatisfying(DayRecord.Attendance.class, row -> assertThat(row.status())
                .isEqualTo(AttendanceStatus.ABSENT_SICK));
        assertThat(transactions.readOnly(
                        tenant.id(),
                        () -> records.byEvidence(tenant.id(), first.head().evidence())))
                .contains(first);
    }

    @Test
    void aFileInTheWindowsEncodingIsReadAsWell() throws IOException {
        JsonNode run = run("standard-attendance", ATTENDANCE, Charset.forName("windows-31j"));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("APPLIED");
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(2);
        assertThat(of(HANAKO)).singleElement().isInstanceOfSatisfying(DayRecord.Attendance.class, row -> assertThat(
                        row.status())
                .isEqualTo(AttendanceStatus.PRESENT));
    }

    @Test
    void theSameFileAgainChangesNothingAndLogsNothing() throws IOException {
        run("standard-attendance", ATTENDANCE);
        String before = imports.fingerprint(tenant);
        RecordLog.Changes first = changes(0);
        JsonNode again = run("standard-attendance", ATTENDANCE);
        assertThat(again.at("/counts/changed").asLong()).isZero();
        assertThat(again.at("/counts/unchanged").asLong()).isEqualTo(2);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        assertThat(first.days()).containsExactlyInAnyOrder(new PersonDay(TARO, DAY), new PersonDay(HANAKO, DAY));
        assertThat(changes(first.upTo()).days()).isEmpty();
    }

    @Test
    void aCorrectionIsLoggedForThatPupilsDayOnly() throws IOException {
        run("standard-attendance", ATTENDANCE);
        long seen = changes(0).upTo();
        JsonNode corrected = run("standard-attendance", ATTENDANCE.replace("病欠,発熱", "遅刻,"));
        assertThat(corrected.at("/counts/changed").asLong()).isEqualTo(1);
        assertThat(changes(seen).days()).containsExactly(new PersonDay(TARO, DAY));
        assertThat(changes(seen).upTo()).isEqualTo(seen + 1);
    }

    @Test
    void aWrongRowIsReportedAndTheOthersStand() throws IOException {
        JsonNode run = run("standard-attendance", ATTENDANCE.replace("出席,", "来たよ,"));
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(1);
        assertThat(run.at("/counts/failed").asLong()).isEqualTo(1);
        assertThat(TestImports.findings(run)).singleElement().asString().contains(":3 出欠=来たよ");
    }

    @Test
    void aFileOfAnotherKindIsRejectedAndChangesNothing() throws IOException {
        String before = imports.fingerprint(tenant);
        JsonNode run = run("standard-mood", ATTENDANCE);
        assertThat(run.get("status").asString()).isEqualTo("REJECTED");
        assertThat(run.get("findingCount").asInt()).isPositive();
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
    }

    @Test
    void unknownPupilsWaitUntilTheRosterHasThem() throws IOException {
        TestTenant empty = tenants.create();
        JsonNode run = run(empty, "standard-attendance", ATTENDANCE, StandardCharsets.UTF_8);
        assertThat(run.at("/counts/quarantined").asLong()).isEqualTo(2);
        assertThat(TestImports.findings(run))
                .containsExactly(
                        "records.unknown-person records.csv:2 -=" + TARO,
                        "records.unknown-person records.csv:3 -=" + HANAKO);
        assertThat(imports.count("select count(*) from attendance where tenant_id = ?", empty.id()))
                .isZero();

        imports.roster(empty, RosterFixture.GOOD.zipInto(directory));

        Awaitility.await()
                .until(() -> imports.count("select count(*) from attendance where tenant_id = ?", empty.id()) == 2);
        assertThat(imports.count("select count(*) from quarantined_record where tenant_id = ?", empty.id()))
                .isZero();
        assertThat(imports.count(
                        "select count(*) from record_change where tenant_id = ? and date = ?", empty.id(), DAY))
                .isEqualTo(2);
    }

    private List<DayRecord> of(UUID person) {
        return transactions.readOnly(tenant.id(), () -> records.of(tenant.id(), List.of(person), DAY, DAY));
    }

    private RecordLog.Changes changes(long after) {
        return transactions.readOnly(tenant.id(), () -> log.read(tenant.id(), after, 1000));
    }

    private JsonNode run(String mapping, String text) throws IOException {
        return run(mapping, text, StandardCharsets.UTF_8);
    }

    private JsonNode run(String mapping, String text, Charset charset) throws IOException {
        return run(tenant, mapping, text, charset);
    }

    private JsonNode run(TestTenant as, String mapping, String text, Charset charset) throws IOException {
        Path file = Files.write(directory.resolve("records.csv"), text.getBytes(charset));
        return imports.run(as, "school-affairs-csv", "school", file, "&setting.mapping=" + mapping);
    }
}
