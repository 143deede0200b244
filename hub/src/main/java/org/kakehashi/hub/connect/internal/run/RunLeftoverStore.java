package org.kakehashi.hub.connect.internal.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose runs are over; all within the caller's transaction. */
@Repository
class RunLeftoverStore {
    private final JdbcClient jdbc;

    RunLeftoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these runs, those that ended so long ago. */
    List<Long> endedOf(int tenantId, Collection<Long> ids, Duration ago) {
        return jdbc.sql("""
                        select import_id from import_run where tenant_id = :tenant and import_id = any(:ids)
                            and status not in ('QUEUED', 'RUNNING') and finished_at < now() - :seconds * interval '1 second'
                        """)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(Long[]::new))
                .param("seconds", ago.toSeconds())
                .query(Long.class)
                .list();
    }

    /** Runs that ended so long ago, and whose file from the watched folder is among these in the data folder. */
    List<ImportRun> notPutAway(int tenantId, Collection<String> names, Duration ago) {
        return jdbc.sql("""
                        select * from import_run where tenant_id = :tenant and stored_file = any(:names) and inbox_file is not null
                            and status not in ('QUEUED', 'RUNNING', 'NEEDS_CONFIRMATION')
                            and finished_at < now() - :seconds * interval '1 second'
                        order by import_id
                        """)
                .param("tenant", tenantId)
                .param("names", names.toArray(String[]::new))
                .param("seconds", ago.toSeconds())
                .query(ImportStore::run)
                .list();
    }

    /** Of these files in the data folder, those that a run may still read, or whose place in the watched folder isn't settled. */
    Set<String> wantedOf(int tenantId, Collection<String> names) {
        return jdbc.sql("""
                        select stored_file from import_run where tenant_id = :tenant and stored_file = any(:names)
                            and (status in ('QUEUED', 'RUNNING', 'NEEDS_CONFIRMATION') or inbox_file is not null)
                        """)
                .param("tenant", tenantId)
                .param("names", names.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
