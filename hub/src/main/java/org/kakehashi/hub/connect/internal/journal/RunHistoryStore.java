package org.kakehashi.hub.connect.internal.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Old runs and what they found; all within the caller's transaction. */
@Repository
class RunHistoryStore {
    private final JdbcClient jdbc;

    RunHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                            and (r.dry_run or r.status in ('REJECTED', 'FAILED')
                                or exists (select from import_run later where later.tenant_id = :tenant
                                    and later.source = r.source and later.import_id > r.import_id
                                    and not later.dry_run and later.status not in ('REJECTED', 'FAILED')))
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
