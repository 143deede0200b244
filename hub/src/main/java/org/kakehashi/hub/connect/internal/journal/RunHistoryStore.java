package org.kakehashi.hub.connect.internal.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Old runs and what they found; all but the lock within the caller's transaction. */
@Repository
class RunHistoryStore {
    private static final int FORGETTING = 727015;

    private final JdbcClient jdbc;
    private final DataSource database;

    RunHistoryStore(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Does the work, in transactions of its own, unless another node is at the tenant's; the lock ends with the session that holds it. */
    void whileLocked(int tenantId, Runnable work) throws SQLException {
        try (Connection session = database.getConnection()) {
            if (call(session, "select pg_try_advisory_lock(?, ?)", tenantId)) {
                try {
                    work.run();
                } finally {
                    call(session, "select pg_advisory_unlock(?, ?)", tenantId);
                }
            }
        }
    }

    private static boolean call(Connection session, String sql, int tenantId) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, FORGETTING);
            statement.setInt(2, tenantId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Runs that ended before then, the oldest first; never the last of a source's by one connector or instance, nor the last that brought
     * something of the source: that says whose the source is.
     */
    List<Long> over(int tenantId, Instant before, int most) {
        return jdbc.sql("""
                        select r.import_id from import_run r
                        where r.tenant_id = :tenant and r.finished_at < :before::timestamptz
                            and r.status not in ('QUEUED', 'RUNNING', 'NEEDS_CONFIRMATION')
                            and exists (select from import_run later where later.tenant_id = :tenant
                                and later.source = r.source and later.import_id > r.import_id
                                and later.connector = r.connector and later.instance_id is not distinct from r.instance_id)
                            and (r.dry_run or r.status <> 'APPLIED'
                                or exists (select from import_run later where later.tenant_id = :tenant
                                    and later.source = r.source and later.import_id > r.import_id
                                    and not later.dry_run and later.status = 'APPLIED'))
                        order by r.import_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("before", before.toString())
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Deletes so many of what these runs found; gives how many there were. */
    int deleteFindings(int tenantId, Collection<Long> runs, int most) {
        return jdbc.sql("""
                        delete from import_finding f using (
                            select import_id, seq from import_finding where tenant_id = :tenant and import_id = any(:runs)
                            limit :most) gone
                        where f.tenant_id = :tenant and f.import_id = gone.import_id and f.seq = gone.seq
                        """)
                .param("tenant", tenantId)
                .param("runs", runs.toArray(Long[]::new))
                .param("most", most)
                .update();
    }

    /** Deletes runs of which no finding is left. */
    int delete(int tenantId, Collection<Long> runs) {
        return jdbc.sql("delete from import_run where tenant_id = :tenant and import_id = any(:runs)")
                .param("tenant", tenantId)
                .param("runs", runs.toArray(Long[]::new))
                .update();
    }
}
