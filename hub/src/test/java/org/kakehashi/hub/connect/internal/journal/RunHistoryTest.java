package org.kakehashi.hub.connect.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Old runs leave the history. */
@HubTest
@Import(TestImports.class)
class RunHistoryTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    RunHistory history;

    @TempDir
    Path directory;

    @Test
    void runsGoWithTheirFindingsButForTheLastOfASourceAndTheLastThatBroughtSomething() throws IOException {
        TestTenant tenant = tenants.create();
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(imports.roster(tenant, RosterFixture.GOOD.zipInto(directory))
                    .get("importId")
                    .asLong());
        }
        // Oldest first: gone, gone, waits for an answer, the last that was applied, gone, the last of all.
        status(runs.get(0), "APPLIED");
        status(runs.get(1), "FAILED");
        status(runs.get(2), "NEEDS_CONFIRMATION");
        status(runs.get(3), "APPLIED");
        status(runs.get(4), "REJECTED");
        status(runs.get(5), "FAILED");
        imports.change(
                "update import_run set finished_at = now() - interval '401 days' where tenant_id = ?", tenant.id());
        imports.change("""
                insert into import_finding (tenant_id, import_id, seq, severity, code, file, rule_ja, rule_en, remedy_ja, remedy_en)
                select tenant_id, import_id, 1000 + n, 'WARNING', 'x', 'x', 'x', 'x', 'x', 'x'
                from import_run, generate_series(1, 3) n where tenant_id = ?
                """, tenant.id());

        history.forget();

        assertThat(ids("select import_id from import_run where tenant_id = ? order by import_id", tenant))
                .containsExactly(runs.get(2), runs.get(3), runs.get(5));
        assertThat(ids("select distinct import_id from import_finding where tenant_id = ? order by import_id", tenant))
                .containsExactly(runs.get(2), runs.get(3), runs.get(5));
        assertThat(imports.text(
                        "select detail from audit_event where tenant_id = ? and action = 'connect.forget-imports'",
                        tenant.id()))
                .contains("count:3");
    }

    @Test
    void runsOfTheLastYearStay() throws IOException {
        TestTenant tenant = tenants.create();
        for (int i = 0; i < 2; i++) {
            imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        }
        imports.change(
                "update import_run set finished_at = now() - interval '399 days' where tenant_id = ?", tenant.id());

        history.forget();

        assertThat(ids("select import_id from import_run where tenant_id = ?", tenant))
                .hasSize(2);
    }

    private void status(long run, String status) {
        imports.change("update import_run set status = ? where import_id = ?", status, run);
    }

    private List<Object> ids(String sql, TestTenant tenant) {
        return imports.rows(sql, tenant.id()).stream()
                .<Object>map(row -> String.valueOf(row.get("import_id")))
                .map(id -> Long.valueOf(id.toString()))
                .map(Object.class::cast)
                .toList();
    }
}
