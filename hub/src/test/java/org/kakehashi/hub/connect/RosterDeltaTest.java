package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Deliveries of changes: what they name changes or ends, and everything else stays. */
@HubTest
@Import(TestImports.class)
class RosterDeltaTest {
    private static final String MANIFEST = "manifest.csv";
    private static final String MOMENT = "2026-05-01T00:00:00.000Z";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aWholeRoster() throws Exception {
        tenant = tenants.create();
        imports.roster(tenant, RosterFixture.WHOLE.zipInto(directory));
    }

    /** A file of changes with rows of the whole roster, by their lines, each marked by a status. */
    private RosterFiles delta(String file, String status, Integer... lines) {
        RosterFiles files = RosterFixture.WHOLE.files();
        Set<Integer> kept = Set.of(lines);
        files.names().stream()
                .filter(name -> !name.equals(MANIFEST) && !name.equals(file + ".csv"))
                .forEach(files::without);
        files.with(
                MANIFEST,
                files.text(MANIFEST)
                        .replace("bulk", "absent")
                        .replace("\"file." + file + "\",\"absent\"", "\"file." + file + "\",\"delta\""));
        return files.withRows(file + ".csv", rows -> {
            for (int line = rows.size(); line > 1; line--) {
                if (kept.contains(line)) {
                    rows.get(line - 1).set(1, status);
                    rows.get(line - 1).set(2, MOMENT);
                } else {
                    rows.remove(line - 1);
                }
            }
        });
    }

    private JsonNode applied(RosterFiles files) throws Exception {
        JsonNode run =
                imports.run(tenant, "oneroster-csv", "city", files.zipInto(directory), "&setting.largestDrop=100");
        assertThat(TestImports.findings(run)).isEmpty();
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        return run;
    }

    private List<String> active(String table) {
        return owner.jdbc()
                .sql("select sourced_id from " + table + " where tenant_id = :t and active order by sourced_id")
                .param("t", tenant.id())
                .query(String.class)
                .list();
    }

    @Test
    void whatADeltaChangesChangesAndTheRestStays() throws Exception {
        JsonNode run = applied(delta("users", "active", 2).withCell("users.csv", 2, "phone", "000"));

        assertThat(run.at("/counts/changed").asLong()).isEqualTo(1);
        assertThat(active("roster_user")).hasSize(10);
        assertThat(active("enrollment")).hasSize(11);
        assertThat(imports.count("select count(*) from roster_user where tenant_id = ? and phone = '000'", tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void whatIsToBeDeletedEndsWithWhatMeansNothingWithoutIt() throws Exception {
        applied(delta("users", "tobedeleted", 3));

        assertThat(active("roster_user")).hasSize(9).doesNotContain("pupil-hanako");
        assertThat(active("enrollment")).hasSize(9);
        assertThat(active("user_role")).hasSize(11);
        assertThat(active("demographics")).containsExactly("pupil-taro");
        assertThat(active("roster_result")).containsExactly("result-taro-test");
        assertThat(active("roster_result_scale")).isEmpty();
        assertThat(active("roster_result_objective")).isEmpty();
        assertThat(active("roster_line_item")).hasSize(2);
        assertThat(imports.count(
                        "select count(*) from enrollment where tenant_id = ? and not active and valid_to >= ?",
                        tenant.id(),
                        SchoolDay.today(clock)))
                .isZero();
    }

    @Test
    void theSameChangesTwiceChangeNothingMore() throws Exception {
        RosterFiles files = delta("results", "active", 2).withCell("results.csv", 2, "score", "80");
        assertThat(applied(files).at("/counts/changed").asLong()).isEqualTo(1);
        assertThat(applied(files).at("/counts/changed").asLong()).isZero();
        RosterFiles end = delta("results", "tobedeleted", 2);
        // The result, its scale and its objective.
        assertThat(applied(end).at("/counts/changed").asLong()).isEqualTo(3);
        assertThat(applied(end).at("/counts/changed").asLong()).isZero();
    }

    @Test
    void aChangeThatMeansSomethingWithoutWhatItRefersToIsApplied() throws Exception {
        RosterFiles files = delta("users", "active", 2)
                .withCell("users.csv", 2, "agentSourcedIds", "nobody")
                .withCell("users.csv", 2, "phone", "000");
        JsonNode run = imports.roster(tenant, files.zipInto(directory));

        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.findValuesAsString("code")).containsExactly("roster.dangling-reference");
    }

    @Test
    void aChangeThatRefersToNothingIsRejected() throws Exception {
        RosterFiles files = delta("results", "active", 2).withCell("results.csv", 2, "studentSourcedId", "nobody");
        JsonNode run = imports.roster(tenant, files.zipInto(directory));

        assertThat(run.get("status").asString()).isEqualTo("REJECTED");
        assertThat(run.findValuesAsString("code")).containsExactly("roster.dangling-reference");
        assertThat(active("roster_result")).hasSize(3);
    }
}
