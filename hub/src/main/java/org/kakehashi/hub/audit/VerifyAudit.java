package org.kakehashi.hub.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.kakehashi.hub.audit.internal.Verification;

/**
 * {@code make verify-audit}: checks the audit of every tenant as the database's owner, beside a running hub. Takes the database from
 * {@code HUB_DATABASE_*}, or the embedded one of {@code HUB_DATA}. Ends with 1 where something is wrong.
 */
public final class VerifyAudit {
    private VerifyAudit() {}

    /** No arguments. */
    @SuppressWarnings("SystemOut") // a command-line program
    public static void main(String[] args) throws SQLException, IOException {
        List<AuditVerification> found = verify(System.getenv());
        for (AuditVerification one : found) {
            System.out.printf(
                    "tenant %d: %d sealed, %d not yet sealed, %d faults, end %s%n",
                    one.tenantId(), one.sealed(), one.unsealed(), one.faultCount(), one.head());
            one.faults()
                    .forEach(fault -> System.out.printf(
                            "  %s at place %d (event %d)%n", fault.kind(), fault.position(), fault.seq()));
        }
        System.exit(found.stream().allMatch(AuditVerification::isGood) ? 0 : 1);
    }

    private static List<AuditVerification> verify(Map<String, String> environment) throws SQLException, IOException {
        try (Connection connection = connect(environment)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<AuditVerification> all = new ArrayList<>();
            for (int tenant : tenants(connection)) {
                all.add(Verification.of(connection, tenant));
            }
            return all;
        }
    }

    private static List<Integer> tenants(Connection connection) throws SQLException {
        List<Integer> tenants = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select tenant_id from tenant order by tenant_id")) {
            while (row.next()) {
                tenants.add(row.getInt(1));
            }
        }
        return tenants;
    }

    private static Connection connect(Map<String, String> environment) throws SQLException, IOException {
        String owner = environment.getOrDefault("HUB_DATABASE_OWNER_USER", "kakehashi_owner");
        String url = environment.get("HUB_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return DriverManager.getConnection(url, owner, environment.getOrDefault("HUB_DATABASE_OWNER_PASSWORD", ""));
        }
        Path data = Path.of(environment.getOrDefault("HUB_DATA", "data"));
        Path running = data.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(running)) {
            throw new IOException("No hub runs on " + data + ": start it, or set HUB_DATABASE_URL.");
        }
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(reader);
        }
        // The fourth line of that file is the port.
        String port = Files.readAllLines(running).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/kakehashi", owner, passwords.getProperty("owner"));
    }
}
