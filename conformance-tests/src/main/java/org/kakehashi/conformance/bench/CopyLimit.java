package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database takes at most: binary COPY of rows encoded beforehand, 500 statements a transaction, into the hub's own tables with
 * all their indexes, by a role that row-level security does not bind.
 */
final class CopyLimit {
    private static final int TENANT = 1_000_000;
    private static final int BATCH = 500;
    private static final int SETS = 12;
    private static final String ROLE = "kakehashi_bench";
    private static final int COUNTER_BITS = 20;

    private final String url;
    private final String password;
    private final AtomicLong nextSeq = new AtomicLong(System.currentTimeMillis() << COUNTER_BITS);

    CopyLimit(HubProcess hub) throws IOException, SQLException {
        this.url = hub.databaseUrl();
        this.password = hub.superuserPassword();
        try (Connection admin = DriverManager.getConnection(url, "postgres", password);
                Statement statement = admin.createStatement()) {
            statement.execute("create role " + ROLE + " login bypassrls password '" + password + "'");
            statement.execute("grant insert on statement, statement_key, statement_activity to " + ROLE);
        }
    }

    /** Settings of the database that the figures depend on. */
    List<String> settings() throws SQLException {
        List<String> settings = new ArrayList<>();
        try (Connection admin = DriverManager.getConnection(url, "postgres", password);
                Statement statement = admin.createStatement();
                var rows = statement.executeQuery("""
                        select name || ' = ' || current_setting(name) from pg_settings
                        where name in ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size')
                        """)) {
            while (rows.next()) {
                settings.add(rows.getString(1));
            }
        }
        return settings;
    }

    /** How many rows the statement table has. */
    long statements() throws SQLException {
        try (Connection admin = DriverManager.getConnection(url, "postgres", password);
                Statement statement = admin.createStatement();
                var rows = statement.executeQuery("select count(*) from statement")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * What was copied.
     *
     * @param statements all of them
     * @param perSecond statements a second
     */
    record Result(long statements, double perSecond) {}

    Result run(int connections, Duration length) throws IOException, InterruptedException {
        long committed = 0;
        List<List<CopyRows>> rows = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            rows.add(encode(new Random(i)));
        }
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> all = new ArrayList<>();
            for (List<CopyRows> sets : rows) {
                all.add(threads.submit(() -> copy(sets, end)));
            }
            for (Future<Long> one : all) {
                committed += one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new Result(committed, committed / ((System.nanoTime() - start) / 1e9));
    }

    private static List<CopyRows> encode(Random random) {
        List<CopyRows> sets = new ArrayList<>();
        for (int i = 0; i < SETS; i++) {
            sets.add(new CopyRows(TENANT, BATCH, random));
        }
        return sets;
    }

    private long copy(List<CopyRows> sets, long end) throws SQLException, IOException {
        Random random = new Random();
        long committed = 0;
        try (Connection connection = DriverManager.getConnection(url, ROLE, password)) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            while (System.nanoTime() < end) {
                CopyRows rows = sets.get(random.nextInt(SETS));
                rows.renew(nextSeq.getAndAdd(BATCH), random);
                for (CopyRows.Table table : rows.tables()) {
                    var in = copy.copyIn(table.copy);
                    in.writeToCopy(table.array(), 0, table.length());
                    in.endCopy();
                }
                connection.commit();
                committed += BATCH;
            }
        }
        return committed;
    }
}
