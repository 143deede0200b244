package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database takes at most: a bare COPY, in one transaction, of the very rows that an import has made, into the same tables with
 * all their indexes and foreign keys, for another tenant.
 */
final class RosterCopy {
    private static final int TENANT = 1_000_001;
    static final List<String> ROSTER = List.of(
            "org",
            "academic_session",
            "course",
            "school_class",
            "person",
            "roster_user",
            "user_role",
            "enrollment",
            "identity_link");

    private final Database database;
    private final Path folder;

    RosterCopy(Database database, Path folder) throws SQLException {
        this.database = database;
        this.folder = folder;
        database.execute("insert into tenant (tenant_id, slug, name) overriding system value values (" + TENANT
                + ", 'copy', 'copy')");
    }

    /**
     * What was copied.
     *
     * @param rows of all tables
     * @param seconds from the first row to the commit
     */
    record Result(long rows, double seconds) {}

    /** Copies the tables' rows of a tenant. */
    Result run(int tenant, List<String> tables) throws SQLException, IOException {
        for (String table : tables) {
            out(tenant, table);
        }
        long rows = 0;
        long start = System.nanoTime();
        try (Connection admin = database.admin()) {
            admin.setAutoCommit(false);
            CopyManager copy = admin.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                try (InputStream file = Files.newInputStream(folder.resolve(table))) {
                    rows += copy.copyIn(
                            "copy " + table + " (" + String.join(", ", columns(table)) + ") from stdin", file);
                }
            }
            admin.commit();
        }
        return new Result(rows, (System.nanoTime() - start) / 1e9);
    }

    private void out(int tenant, String table) throws SQLException, IOException {
        List<String> values = columns(table).stream()
                .map(column -> column.equals("tenant_id") ? Integer.toString(TENANT) : column)
                .toList();
        try (Connection admin = database.admin();
                OutputStream file = Files.newOutputStream(folder.resolve(table))) {
            admin.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + String.join(", ", values) + " from " + table + " where tenant_id = "
                                    + tenant + ") to stdout",
                            file);
        }
    }

    /** Those that aren't counted by the database itself. */
    private List<String> columns(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection admin = database.admin();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select column_name from information_schema.columns where table_name = '" + table
                                + "' and table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
