package org.kakehashi.hub.database.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kakehashi.hub.database.internal.DatabaseLogins.Login;
import org.springframework.jdbc.core.JdbcTemplate;

/** First start of the embedded PostgreSQL: roles with passwords, the database, then no login without a password. */
final class EmbeddedSetup {
    private static final String MARK = "# Kakehashi: every login needs its password";

    private EmbeddedSetup() {}

    /** Repeatable: whatever a crash left undone on the first start is done on the next. */
    static void complete(Path folder, EmbeddedPostgres postgres, EmbeddedCredentials credentials, DatabaseLogins logins)
            throws IOException {
        Path hba = folder.resolve("pg_hba.conf");
        if (Files.readAllLines(hba).contains(MARK)) {
            return;
        }
        JdbcTemplate jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
        login(jdbc, logins.owner());
        login(jdbc, logins.server());
        database(jdbc, logins.owner());
        jdbc.execute("alter role postgres password '" + credentials.superuser() + "'");
        Files.write(
                hba, List.of(MARK, "host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256"));
        jdbc.execute("select pg_reload_conf()");
    }

    private static void login(JdbcTemplate jdbc, Login login) {
        if (!exists(jdbc, "select exists (select from pg_roles where rolname = ?)", login.user())) {
            jdbc.execute("create role " + quoted(login.user()) + " login");
        }
        jdbc.execute("alter role " + quoted(login.user()) + " password '" + login.password() + "'");
    }

    private static void database(JdbcTemplate jdbc, Login owner) {
        String name = EmbeddedDatabase.DATABASE;
        if (!exists(jdbc, "select exists (select from pg_database where datname = ?)", name)) {
            jdbc.execute("create database " + quoted(name) + " owner " + quoted(owner.user()));
        }
    }

    private static boolean exists(JdbcTemplate jdbc, String sql, String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, name));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
