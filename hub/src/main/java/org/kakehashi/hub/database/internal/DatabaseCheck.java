package org.kakehashi.hub.database.internal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses a database that is too old, or set to answer before a commit is safe on disk. */
final class DatabaseCheck {
    private static final int OLDEST = 15;

    private DatabaseCheck() {}

    static void refuseUnsafe(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        int version = Integer.parseInt(setting(jdbc, "server_version_num")) / 10_000;
        if (version < OLDEST) {
            throw new IllegalStateException("PostgreSQL " + version + " is too old: Kakehashi needs 15 to 18.");
        }
        refuseOff(jdbc, "fsync");
        refuseOff(jdbc, "full_page_writes");
        refuseOff(jdbc, "synchronous_commit");
    }

    private static void refuseOff(JdbcTemplate jdbc, String name) {
        if (setting(jdbc, name).equals("off")) {
            throw new IllegalStateException("PostgreSQL runs with " + name + " = off, so a crash could lose statements "
                    + "that were acknowledged. Set " + name + " = on in postgresql.conf and start again.");
        }
    }

    private static String setting(JdbcTemplate jdbc, String name) {
        return String.valueOf(jdbc.queryForObject("select current_setting(?)", String.class, name));
    }
}
