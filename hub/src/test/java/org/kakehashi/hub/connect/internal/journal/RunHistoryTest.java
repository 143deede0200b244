package org.kakehashi.hub.connect.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.database.OwnerDatabase;
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

    @Autowired
    OwnerDatabase owner;

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

    @Test
    void theLastThatWasAppliedStaysThoughLaterOnesWaitOrWereDeclined() throws IOException {
        TestTenant tenant = tenants.create();
        long older = old(tenant);
        long applied = old(tenant);
        long declined = old(tenant);
        long queued = old(tenant);
        long last = old(tenant);
        status(declined, "DECLINED");
        imports.change(
                "update import_run set status = 'QUEUED', finished_at = null, not_before = now() + interval '1 day' where import_id = ?",
                queued);
        status(last, "DECLINED");

        history.forget();

        assertThat(ids("select import_id from import_run where tenant_id = ? order by import_id", tenant))
                .doesNotContain(older, declined)
                .containsExactly(applied, queued, last);
    }

    @Test
    void oneNodeAtATimeForgetsATenants() throws IOException, SQLException {
        TestTenant tenant = tenants.create();
        long first = old(tenant);
        long second = old(tenant);
        try (Connection otherNode = owner.dataSource().getConnection();
                Statement lock = otherNode.createStatement()) {
            lock.execute("select pg_advisory_lock(727015, " + tenant.id() + ")");
            history.forget();
            assertThat(ids("select import_id from import_run where tenant_id = ? order by import_id", tenant))
                    .containsExactly(first, second);
            assertThat(forgotten(tenant)).isZero();
            lock.execute("select pg_advisory_unlock(727015, " + tenant.id() + ")");
        }

        history.forget();
        history.forget();

        assertThat(ids("select import_id from import_run where tenant_id = ?", tenant))
                .containsExactly(second);
        assertThat(forgotten(tenant)).isEqualTo(1);
    }

    private long forgotten(TestTenant tenant) {
        return imports.count(
                "select count(*) from audit_event where tenant_id = ? and action = 'connect.forget-imports'",
                tenant.id());
    }

    private long old(TestTenant tenant) throws IOException {
        long run = imports.roster(tenant, RosterFixture.GOOD.zipInto(directory))
                .get("importId")
                .asLong();
        imports.change("update import_run set finished_at = now() - interval '401 days' where import_id = ?", run);
        return run;
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
