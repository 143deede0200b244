package org.kakehashi.hub.connect.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.records.RecordStage;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What lies there after a kill between a run's outcome and the removal of what it worked with. */
@HubTest
@Import(TestImports.class)
class LeftoversTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    RosterImports rosters;

    @Autowired
    RecordImports records;

    @Autowired
    HubProperties hub;

    @Autowired
    Leftovers leftovers;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @Test
    void whatARunThatEndedLongAgoStagedIsRemovedAndAnothersIsNot() throws IOException {
        long over = run();
        long justOver = run();
        long waits = run();
        imports.change("update import_run set finished_at = now() - interval '1 hour' where import_id = ?", over);
        imports.change(
                "update import_run set status = 'QUEUED', not_before = now() + interval '1 day' where import_id = ?",
                waits);
        List.of(over, justOver, waits).forEach(this::stage);

        leftovers.sweep();

        for (String table : List.of("stage_org", "stage_record")) {
            assertThat(imports.rows("select distinct import_id from " + table + " where tenant_id = ?", tenant.id()))
                    .as(table)
                    .extracting(row -> row.get("import_id"))
                    .containsExactlyInAnyOrder(justOver, waits);
        }
    }

    @Test
    void oldFilesThatNoRunWillReadAreDeleted() throws IOException {
        String wanted = file(2);
        String failedToLieDown = file(2);
        String forgotten = file(2);
        String fresh = file(0);
        imports.change(
                "update import_run set status = 'QUEUED', not_before = now() + interval '1 day', stored_file = ? where import_id = ?",
                wanted,
                run());
        imports.change(
                "update import_run set stored_file = ?, inbox_file = '/somewhere/a.zip' where import_id = ?",
                failedToLieDown,
                run());
        imports.change("update import_run set stored_file = ? where import_id = ?", forgotten, run());
        String waitsForAnAnswer = file(2);
        imports.change(
                "update import_run set status = 'NEEDS_CONFIRMATION', finished_at = now() - interval '2 days', stored_file = ? where import_id = ?",
                waitsForAnAnswer,
                run());

        leftovers.sweep();

        assertThat(List.of(wanted, failedToLieDown, waitsForAnAnswer, fresh))
                .allSatisfy(name -> assertThat(path(name)).exists());
        assertThat(path(forgotten)).doesNotExist();
    }

    @Test
    void whatCameByTheWatchedFolderIsPutAwayLateRatherThanNever() throws IOException {
        long applied = run();
        long rejected = run();
        long asks = run();
        for (long run : List.of(applied, rejected, asks)) {
            imports.change(
                    "update import_run set stored_file = ?, inbox_file = ?, finished_at = now() - interval '1 hour' where import_id = ?",
                    file(1),
                    directory.resolve("RO.zip").toString(),
                    run);
        }
        imports.change("update import_run set status = 'REJECTED' where import_id = ?", rejected);
        imports.change("update import_run set status = 'NEEDS_CONFIRMATION' where import_id = ?", asks);

        leftovers.sweep();

        assertThat(directory.resolve("done/" + applied + "-RO.zip")).hasContent("personal");
        assertThat(directory.resolve("done/" + applied + "-RO.zip.report.csv")).exists();
        assertThat(directory.resolve("failed/" + rejected + "-RO.zip")).hasContent("personal");
        assertThat(directory.resolve("failed/" + rejected + "-RO.zip.report.csv"))
                .exists();
        assertThat(path(imports.text("select stored_file from import_run where import_id = ?", asks)))
                .exists();
    }

    private long run() throws IOException {
        return imports.roster(tenant, RosterFixture.GOOD.zipInto(directory))
                .get("importId")
                .asLong();
    }

    private void stage(long run) {
        RosterStage roster = rosters.open(tenant.id(), run, "city", finding -> {});
        roster.file(RosterFile.ORGS, DeliveryMode.BULK);
        roster.accept(new OrgRecord(
                new Base(new Origin("orgs.csv", 2), "o", null, null, Map.of()), "学校", "school", null, null));
        roster.keep(staged -> {});
        RecordStage stage = records.open(tenant.id(), run, "school", null, finding -> {});
        LocalDate day = LocalDate.of(2026, 5, 11);
        stage.accept(new SchoolRecord(
                new Origin("a.csv", 2),
                RecordKind.ATTENDANCE,
                new Subject(SubjectScheme.LOCAL_IDENTIFIER, "x"),
                "x-" + day,
                day,
                Map.of("status", "PRESENT")));
        stage.finish();
    }

    private String file(int days) throws IOException {
        String name = tenant.id() + "/" + UUID.randomUUID();
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), "personal");
        Files.setLastModifiedTime(path(name), FileTime.from(Instant.now().minus(days, ChronoUnit.DAYS)));
        return name;
    }

    private Path path(String name) {
        return hub.data().toAbsolutePath().resolve("imports").resolve(name);
    }
}
