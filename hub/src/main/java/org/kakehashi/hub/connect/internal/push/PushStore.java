package org.kakehashi.hub.connect.internal.push;

import java.util.Optional;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Batches that were pushed: by their idempotency keys, and as runs that have ended. */
@Repository
class PushStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    PushStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A batch that was answered. */
    record Kept(String digest, String answer) {}

    /**
     * Takes a client's key for this transaction, waiting for one that has it already.
     *
     * @return what was answered under that key; nothing: the key is new
     */
    Optional<Kept> take(int tenantId, String client, String key, String digest) {
        jdbc.sql("set local lock_timeout = '30s'").update();
        boolean taken = jdbc.sql("""
                        insert into record_push (tenant_id, client, idempotency_key, digest)
                        values (:tenant, :client, :key, :digest) on conflict do nothing
                        """)
                        .param("tenant", tenantId)
                        .param("client", client)
                        .param("key", key)
                        .param("digest", digest)
                        .update()
                == 1;
        return taken
                ? Optional.empty()
                : jdbc.sql("""
                        select digest, answer from record_push
                        where tenant_id = :tenant and client = :client and idempotency_key = :key
                        """)
                        .param("tenant", tenantId)
                        .param("client", client)
                        .param("key", key)
                        .query(Kept.class)
                        .optional();
    }

    /** Keeps other batches of the tenant from being begun until the transaction ends. */
    void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727008, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /**
     * Whether a source is that of a connector instance, or was last used by a run of somebody else. Since nobody else may push after
     * them, the last run tells of all; it is found at once where a client pushes again and again.
     */
    boolean isOfOthers(int tenantId, String client, String source) {
        return jdbc.sql("""
                        select exists (select 1 from connector_instance where tenant_id = :tenant and source = :source)
                            or coalesce((
                                select requested_by <> :client from import_run
                                where tenant_id = :tenant and source = :source and not dry_run
                                    and status not in ('REJECTED', 'FAILED')
                                order by import_id desc limit 1), false)
                        """)
                .param("tenant", tenantId)
                .param("client", client)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    void answer(int tenantId, String client, String key, String answer) {
        jdbc.sql("""
                        update record_push set answer = :answer
                        where tenant_id = :tenant and client = :client and idempotency_key = :key
                        """)
                .param("tenant", tenantId)
                .param("client", client)
                .param("key", key)
                .param("answer", answer)
                .update();
    }

    /** Forgets keys that were taken longer ago than they are kept. */
    void forget(int tenantId, java.time.Duration kept) {
        jdbc.sql("delete from record_push where tenant_id = :tenant and at < now() - :seconds * interval '1 second'")
                .param("tenant", tenantId)
                .param("seconds", kept.toSeconds())
                .update();
    }

    /** Puts the batch into the history of runs, where it is seen once it has ended; gives its id. */
    long begin(RecordPush.Batch batch) {
        return jdbc.sql("""
                        insert into import_run (tenant_id, connector, source, sha256, settings, purpose, requested_by,
                            requested_at, started_at, status, phase, attempts)
                        values (:tenant, :connector, :source, :sha256, :settings::jsonb, :purpose, :by,
                            now(), now(), 'APPLIED', 'DONE', 1)
                        returning import_id
                        """)
                .param("tenant", batch.tenantId())
                .param("connector", ImportRun.PUSH)
                .param("source", batch.source())
                .param("sha256", batch.digest())
                .param("settings", JSON.writeValueAsString(batch.settings()))
                .param("purpose", batch.purpose())
                .param("by", batch.by())
                .query(Long.class)
                .single();
    }

    void end(int tenantId, long importId, Counts counts, long findings) {
        jdbc.sql("""
                        update import_run set finished_at = clock_timestamp(), read_count = :read, changed_count = :changed,
                            unchanged_count = :unchanged, quarantined_count = :quarantined, failed_count = :failed,
                            finding_count = :findings
                        where tenant_id = :tenant and import_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", importId)
                .param("read", counts.read())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("quarantined", counts.quarantined())
                .param("failed", counts.failed())
                .param("findings", findings)
                .update();
    }
}
