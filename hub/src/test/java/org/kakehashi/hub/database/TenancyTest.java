package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rules of tenancy (DESIGN: rules of the data), read from the catalog, so that a new table can't forget them. */
@HubTest
class TenancyTest {
    /** Reference and infrastructure tables, by name; everything else belongs to a tenant. */
    private static final Set<String> WITHOUT_TENANT = Set.of(
            "tenant",
            "credential_directory",
            "tool_directory",
            "signing_key",
            "spring_session",
            "spring_session_attributes",
            "flyway_schema_history");

    private static final String OUR_TABLES = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
            """;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    JdbcTemplate server;

    @Autowired
    TestTenants tenants;

    @Test
    void everyTableHasTheTenantFirstInItsPrimaryKey() {
        assertThat(strings("select c.relname " + OUR_TABLES + """
                and not exists (select from pg_index i join pg_attribute a
                    on a.attrelid = c.oid and a.attnum = i.indkey[0]
                    where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant_id')
                """)).isSubsetOf(WITHOUT_TENANT);
    }

    @Test
    void everyUniqueIndexContainsTheTenant() {
        assertThat(strings("""
                select c.relname || '.' || x.relname
                from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
                    join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') and i.indisunique
                    and not exists (select from pg_attribute a where a.attrelid = c.oid
                        and a.attnum = any (i.indkey) and a.attname = 'tenant_id')
                """))
                .allSatisfy(index -> assertThat(WITHOUT_TENANT).contains(index.substring(0, index.indexOf('.'))));
    }

    @Test
    void everyForeignKeyContainsTheTenant() {
        assertThat(strings("""
                select f.conrelid::regclass || '.' || f.conname from pg_constraint f
                    join pg_namespace n on n.oid = f.connamespace
                where n.nspname = 'public' and f.contype = 'f' and not exists (select from pg_attribute a
                    where a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname = 'tenant_id')
                """))
                .allSatisfy(key -> assertThat(WITHOUT_TENANT).contains(key.substring(0, key.indexOf('.'))));
    }

    @Test
    void rowLevelSecurityHoldsForEveryTable() {
        assertThat(strings("select c.relname " + OUR_TABLES + """
                and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                """)).isSubsetOf(WITHOUT_TENANT);
    }

    /** A temporary table with a trigger would otherwise run the server's commands as the owner. */
    @Test
    void functionsThatRunAsTheOwnerLookForTemporaryTablesLast() {
        String definers =
                "select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef";
        assertThat(strings(definers)).contains("find_credential", "erase_statements");
        assertThat(strings(definers + " and not p.proconfig @> '{\"search_path=pg_catalog, public, pg_temp\"}'"))
                .isEmpty();
    }

    @Test
    void theServerOwnsNothingAndMayNotPassRowLevelSecurity() {
        String login = server.queryForObject("select current_user", String.class);
        assertThat(new JdbcTemplate(owner.dataSource())
                        .queryForObject(
                                "select count(*) from pg_class where pg_get_userbyid(relowner) = ?", Long.class, login))
                .isZero();
        assertThat(server.queryForObject(
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user", Boolean.class))
                .isFalse();
    }

    @Test
    void withoutATenantTheServerSeesNoRowOfAnyTable() {
        tenants.create();
        List<String> tables = strings("select c.relname " + OUR_TABLES
                + "and exists (select from pg_policy p where p.polrelid = c.oid) and has_table_privilege('"
                + server.queryForObject("select current_user", String.class) + "', c.oid, 'select')");
        assertThat(tables).contains("credential", "roster_user", "enrollment", "attendance", "import_run");
        assertThat(new JdbcTemplate(owner.dataSource()).queryForObject("select count(*) from credential", Long.class))
                .isPositive();
        assertThat(tables).allSatisfy(table -> assertThat(
                        server.queryForObject("select count(*) from \"" + table + "\"", Long.class))
                .as(table)
                .isZero());
    }

    private List<String> strings(String sql) {
        return new JdbcTemplate(owner.dataSource()).query(sql, (row, n) -> String.valueOf(row.getString(1)));
    }
}
