package org.kakehashi.hub.crash;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The superuser of a hub's embedded PostgreSQL, whom row-level security does not bind: what is really there. */
final class Superuser {
    private static final int PORT_LINE = 3;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    /**
     * Of a running hub.
     *
     * @param data its data folder
     */
    Superuser(Path data) throws IOException {
        List<String> postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(file);
        }
        database.setUrl(
                "jdbc:postgresql://127.0.0.1:" + postmaster.get(PORT_LINE).strip() + "/kakehashi");
        database.setUser("postgres");
        database.setPassword(passwords.getProperty("superuser"));
    }

    void execute(String sql) {
        jdbc.sql(sql).update();
    }

    long number(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** How many of these statements are in the store, with their key and their one place in the log; each counts as often as it is there. */
    long stored(UUID... ids) {
        return number("""
                select count(*) from statement_key k
                join statement s on s.tenant_id = k.tenant_id and s.id = k.id
                join log_batch b on b.tenant_id = s.tenant_id and s.seq between b.first_seq and b.last_seq
                where k.id = any(?)
                """, (Object) ids);
    }

    /** Keeps every storing transaction waiting at the log until closed. */
    Connection holdLog() throws SQLException {
        Connection held = database.getConnection();
        held.setAutoCommit(false);
        try (Statement lock = held.createStatement()) {
            lock.execute("select from log_head for update");
        }
        return held;
    }
}
