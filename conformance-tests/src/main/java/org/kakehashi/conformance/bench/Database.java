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
