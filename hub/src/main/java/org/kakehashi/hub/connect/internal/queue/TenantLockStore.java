package org.kakehashi.hub.connect.internal.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** One lock a tenant over all nodes: held by a session of the database, so that it ends with the node that held it. */
@Repository
class TenantLockStore {
    private static final int IMPORTS = 727001;

    private final DataSource database;

    TenantLockStore(DataSource database) {
        this.database = database;
    }

    /** Runs the work unless somebody else holds the tenant's lock; says whether it ran. */
    boolean whileLocked(int tenantId, Runnable work) throws SQLException {
        try (Connection session = database.getConnection()) {
            if (!call(session, "select pg_try_advisory_lock(?, ?)", tenantId)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                call(session, "select pg_advisory_unlock(?, ?)", tenantId);
            }
        }
    }

    private static boolean call(Connection session, String sql, int tenantId) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, IMPORTS);
            statement.setInt(2, tenantId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
