package org.kakehashi.hub.connect.internal.queue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs of connector instances. */
@Repository
class InstanceRunStore {
    private final JdbcClient jdbc;

    InstanceRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a run of the instance is still to be done. */
    boolean anyOpen(int tenantId, UUID instanceId) {
        return jdbc.sql("""
                        select exists (select from import_run where tenant_id = :tenant and instance_id = :instance
                            and status in ('QUEUED', 'RUNNING') and not dry_run)
                        """)
                .param("tenant", tenantId)
                .param("instance", instanceId)
                .query(Boolean.class)
                .single();
    }

    /** Lets a run of the instance that waits wait no longer; gives its id. */
    Optional<Long> hasten(int tenantId, UUID instanceId, boolean dryRun) {
        return jdbc.sql("""
                        update import_run set not_before = null
                        where tenant_id = :tenant and import_id = (select min(import_id) from import_run
                            where tenant_id = :tenant and instance_id = :instance and status = 'QUEUED' and dry_run = :dryRun)
                        returning import_id
                        """)
                .param("tenant", tenantId)
                .param("instance", instanceId)
                .param("dryRun", dryRun)
                .query(Long.class)
                .optional();
    }

    /** Keeps other transactions from queueing runs of the tenant's instances at the same time. */
    void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727007, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /** An instance's runs, newest first, before the run of that id. */
    List<ImportRun> ofInstance(int tenantId, UUID instanceId, long beforeId, int max) {
        return jdbc.sql("""
                        select * from import_run where tenant_id = :tenant and instance_id = :instance
                            and import_id < :before
                        order by import_id desc limit :max
                        """)
                .param("tenant", tenantId)
                .param("instance", instanceId)
                .param("before", beforeId)
                .param("max", max)
                .query(ImportStore::run)
                .list();
    }
}
