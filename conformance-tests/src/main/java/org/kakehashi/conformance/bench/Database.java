package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.hub.HubProcess;

/** The hub's database, as its superuser and as a role of the benchmark's own that row-level security does not bind. */
final class Database {
    private static final String ROLE = "kakehashi_bench";
    private static final int IDS_AT_ONCE = 10_000;

    private final String url;
    private final String password;

    Database(HubProcess hub) throws IOException, SQLException {
        this.url = hub.databaseUrl();
        this.password = hub.superuserPassword();
        execute(
                "create role " + ROLE + " login bypassrls password '" + password + "'",
                "grant insert on statement, statement_key, statement_agent, statement_activity to " + ROLE,
                "create table bench_row (tenant_id int, seq bigint, body bytea, primary key (tenant_id, seq))",
                "create table bench_id (id uuid)",
                "grant insert on bench_row to " + ROLE);
    }

    /** A connection of the superuser, each statement a transaction. */
    Connection admin() throws SQLException {
        return DriverManager.getConnection(url, "postgres", password);
    }

    /** A connection of the benchmark's role, without automatic commits. */
    Connection bench() throws SQLException {
        Connection connection = DriverManager.getConnection(url, ROLE, password);
        connection.setAutoCommit(false);
        return connection;
    }

    void execute(String... statements) throws SQLException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Settings that the figures depend on. */
    List<String> settings() throws SQLException {
        return strings("""
                select name || ' = ' || current_setting(name) from pg_settings
                where name in ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size')
                """);
    }

    /** The one tenant of a hub that was just made. */
    int soleTenant() throws SQLException {
        return Integer.parseInt(
                strings("select min(tenant_id)::text from tenant").getFirst());
    }

    long statements() throws SQLException {
        return Long.parseLong(strings("select count(*)::text from statement").getFirst());
    }

    /** How many monthly partitions hold statements. */
    int partitions() throws SQLException {
        return Integer.parseInt(
                strings("select count(distinct tableoid)::text from statement").getFirst());
    }

    /** How many of {@code ids} the store does not have; a null tenant's rows are never looked at. */
    long missing(int tenant, Ids ids) throws SQLException {
        try (Connection admin = admin();
                PreparedStatement insert = admin.prepareStatement("insert into bench_id select unnest(?::uuid[])")) {
            for (int from = 0; from < ids.count(); from += IDS_AT_ONCE) {
                UUID[] some = new UUID[Math.min(IDS_AT_ONCE, ids.count() - from)];
                for (int i = 0; i < some.length; i++) {
                    some[i] = ids.get(from + i);
                }
                insert.setArray(1, admin.createArrayOf("uuid", some));
                insert.executeUpdate();
            }
        }
        return Long.parseLong(strings("""
                select count(*)::text from bench_id b where not exists (
                    select from statement_key k join statement s on s.tenant_id = k.tenant_id and s.seq = k.seq and s.id = k.id
                    where k.tenant_id = %d and k.id = b.id)
                """.formatted(tenant)).getFirst());
    }

    /** Pupils of the demo city who attend a class today. */
    List<UUID> pupils(int count) throws SQLException {
        return strings("""
                select distinct u.person_id::text from enrollment e
                join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source and u.sourced_id = e.user_sourced_id
                where e.role = 'student' and e.active and current_date between e.valid_from and e.valid_to limit %d
                """.formatted(count)).stream().map(UUID::fromString).toList();
    }

    /** Puts a class of that many pupils beside one of the demo city's; gives its id. */
    String classOf(int pupils) throws SQLException {
        execute("""
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type, school_sourced_id,
                    term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active, updated_at)
                select tenant_id, source, 'bench', 'bench', grades, course_sourced_id, class_type, school_sourced_id,
                    term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active, updated_at
                from school_class where active and current_date between valid_from and valid_to limit 1
                """, """
                insert into person (tenant_id, person_id, family_name, given_name, display_name)
                select c.tenant_id, md5('bench' || n)::uuid, 'bench', n::text, 'bench ' || n
                from school_class c, generate_series(1, %d) n where c.sourced_id = 'bench'
                """.formatted(pupils), """
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                    family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                select c.tenant_id, c.source, 'bench' || n, md5('bench' || n)::uuid, true, 'bench' || n, '{}', n::text, 'bench', '{}',
                    '{}', '{}', gen_random_uuid(), true, now()
                from school_class c, generate_series(1, %d) n where c.sourced_id = 'bench'
                """.formatted(pupils), """
                insert into enrollment (tenant_id, source, sourced_id, class_sourced_id, school_sourced_id, user_sourced_id, role,
                    valid_from, valid_to, digest, active, updated_at)
                select c.tenant_id, c.source, 'bench' || n, 'bench', c.school_sourced_id, 'bench' || n, 'student', c.valid_from,
                    c.valid_to, gen_random_uuid(), true, now()
                from school_class c, generate_series(1, %d) n where c.sourced_id = 'bench'
                """.formatted(pupils), "analyze");
        return strings("select class_id::text from school_class where sourced_id = 'bench'")
                .getFirst();
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
