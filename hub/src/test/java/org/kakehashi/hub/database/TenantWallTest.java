package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.hub.testing.HubTest;

/**
 * The second line behind the queries of the stores: whatever SQL the server's login sends, without a tenant or with another one set it
 * neither sees nor changes a tenant's row. All tables that have a tenant are looked up in the catalog, so a new one is walked too;
 * stores speak to these tables only (ArchitectureTests), so what holds for the tables holds for every query of every store.
 */
@HubTest
class TenantWallTest extends TenantWallStage {
    /** Read before the tenant is known, so without a policy: the tenants' names, hashes of secrets, and tools' random ids. */
    private static final String OPEN = "'tenant', 'credential_directory', 'tool_directory'";

    /** Of these the stage has no row, or not always; that another tenant's row can't be written is shown for them nevertheless. */
    private static final Set<String> EMPTY = Set.of(
            // Of an import that went well, and of its records that wait.
            "academic_session",
            "course",
            "demographics",
            "user_profile",
            "roster_resource",
            "roster_class_resource",
            "roster_course_resource",
            "roster_user_resource",
            "roster_category",
            "roster_score_scale",
            "roster_line_item",
            "roster_result",
            "roster_line_item_scale",
            "roster_result_scale",
            "roster_line_item_objective",
            "roster_result_objective",
            "quarantined_record",
            "decided_record",
            "identity_decision",
            "record_change",
            "record_head",
            "record_push",
            "import_finding",
            // Of statements with attachments, of ones that refer to others, and of ones by nobody who is known.
            "attachment",
            "attachment_content",
            "attachment_upload",
            "statement_attachment",
            "reference_link",
            "reference_waiting",
            // What follows the statements and the audit in the background.
            "audit_unsealed",
            "fact_unresolved",
            "fact_voided",
            "lint_cursor",
            "lint_client",
            "lint_finding",
            "lint_example",
            // What an erasure leaves until it is over, and the day of the last one by a rule.
            "erased_number",
            "retention_run",
            // A launch that went wrong, and an assertion of a tool's server.
            "launch_fault",
            "client_assertion",
            // Second factors, the privacy page's contact, and a launch that the tool took up.
            "second_factor",
            "recovery_code",
            "privacy_contact",
            "xapi_grant");

    /** With partitions. */
    private Stream<String> tables() {
        return relations("'r', 'p'");
    }

    private Stream<String> tablesAndViews() {
        return relations("'r', 'p', 'v', 'm'");
    }

    private Stream<String> relations(String kinds) {
        return asOwner().queryForList("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relnamespace = 'public'::regnamespace and c.relkind in (%s) and c.relname not in (%s)
                order by c.relname
                """.formatted(kinds, OPEN), String.class).stream();
    }

    @Test
    void theStageHasRowsInAllTablesButThese() {
        assertThat(tables().filter(table -> !isPartition(table) && !table.startsWith("stage_"))
                        .filter(table -> seen(table) == 0))
                .isSubsetOf(EMPTY);
    }

    @ParameterizedTest
    @MethodSource("tablesAndViews")
    void noRowIsSeen(String table) {
        for (String tenant : List.of("", wrong)) {
            assertThat(touched(tenant, "select count(*) from \"" + table + "\" where tenant_id = " + right))
                    .isZero();
        }
        assertThat(touched("", "select count(*) from \"" + table + "\"")).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noRowIsChangedOrErasedOrWritten(String table) {
        for (String tenant : List.of("", wrong)) {
            String where = " where tenant_id = " + right;
            assertThat(touched(tenant, "update \"" + table + "\" set tenant_id = tenant_id" + where))
                    .isZero();
            assertThat(touched(tenant, "delete from \"" + table + "\"" + where)).isZero();
            assertThat(touched(tenant, insert(table))).isZero();
        }
    }

    /** A row that is there once more, or where there is none, one with nothing but a tenant: the policy is asked before all else. */
    private String insert(String table) {
        String row = asOwner()
                .queryForList(
                        "select quote_literal(to_json(t)) from \"" + table + "\" t where tenant_id = ? limit 1",
                        String.class,
                        right)
                .stream()
                .findFirst()
                .orElse("'{\"tenant_id\":" + right + "}'");
        return "insert into \"%1$s\" overriding system value select * from json_populate_record(null::\"%1$s\", %2$s)"
                .formatted(table, row);
    }

    private boolean isPartition(String table) {
        return Boolean.TRUE.equals(asOwner()
                .queryForObject("select relispartition from pg_class where oid = ?::regclass", Boolean.class, table));
    }

    private long seen(String table) {
        return touched(Integer.toString(right), "select count(*) from \"" + table + "\"");
    }
}
