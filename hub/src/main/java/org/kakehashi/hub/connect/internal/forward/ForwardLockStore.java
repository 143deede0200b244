package org.kakehashi.hub.connect.internal.forward;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** One lock an instance over all nodes: held by a session of the database, so that it ends with the node that held it. */
@Repository
class ForwardLockStore {
    private static final int FORWARDING = 727005;

    private final DataSource database;

    ForwardLockStore(DataSource database) {
        this.database = database;
    }

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Does the work unless another node is at it. Two instances of one hash take turns, which does no harm. */
    void whileLocked(UUID instance, Work work) throws SQLException, InterruptedException {
        try (Connection session = database.getConnection()) {
            if (call(session, "select pg_try_advisory_lock(?, ?)", instance)) {
                try {
                    work.run();
                } finally {
                    call(session, "select pg_advisory_unlock(?, ?)", instance);
                }
            }
        }
    }

    private static boolean call(Connection session, String sql, UUID instance) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, FORWARDING);
            statement.setInt(2, instance.hashCode());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
