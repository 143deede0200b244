package org.kakehashi.hub.insight.internal.facts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each tenant's log has been followed. The row's lock lets one node follow at a time. */
@Repository
class CursorStore {
    private final JdbcClient jdbc;

    CursorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the follower stands.
     *
     * @param batch last batch of statements taken
     * @param recordBatch last batch of records known of
     * @param replayBatch last batch taken again; null where nothing is to be read again
     * @param replayUntil last batch to take again
     * @param revision number of the last change of facts
     */
    record Position(
            long batch,
            long recordBatch,
            @Nullable Long replayBatch,
            @Nullable Long replayUntil,
            long revision) {
        /** After taking a page of the log. */
        Position at(long newBatch) {
            return new Position(newBatch, recordBatch, replayBatch, replayUntil, revision + 1);
        }

        /** After facts changed without a page of the log. */
        Position changed() {
            return new Position(batch, recordBatch, replayBatch, replayUntil, revision + 1);
        }

        /** After seeing changes of records. */
        Position atRecords(long newBatch) {
            return new Position(batch, newBatch, replayBatch, replayUntil, revision);
        }

        /** With these batches to be taken again, beside those that are already to be. */
        Position replaying(long from, long until) {
            long begin = replayBatch == null ? from - 1 : Math.min(replayBatch, from - 1);
            long end = replayUntil == null ? until : Math.max(replayUntil, until);
            return new Position(batch, recordBatch, begin, end, revision);
        }

        /** After taking a page again; at the end nothing remains to be. */
        Position replayedTo(long newBatch, boolean last) {
            boolean done = last || replayUntil == null || newBatch >= replayUntil;
            return new Position(batch, recordBatch, done ? null : newBatch, done ? null : replayUntil, revision + 1);
        }
    }

    /** Makes the tenant's row where there is none. */
    void ensure(int tenantId) {
        jdbc.sql(
                        "insert into fact_cursor (tenant_id, batch, record_batch, revision) values (:tenant, 0, 0, 0) on conflict do nothing")
                .param("tenant", tenantId)
                .update();
    }

    /** Takes the row for this transaction; empty where another node or thread has it. */
    Optional<Position> take(int tenantId) {
        return jdbc.sql("""
                        select batch, record_batch, replay_batch, replay_until, revision from fact_cursor where tenant_id = :tenant
                        for update skip locked
                        """).param("tenant", tenantId).query(Position.class).optional();
    }

    /** Takes the row for this transaction, and waits for it where another has it. */
    Position hold(int tenantId) {
        ensure(tenantId);
        return jdbc.sql("""
                        select batch, record_batch, replay_batch, replay_until, revision from fact_cursor where tenant_id = :tenant
                        for update
                        """).param("tenant", tenantId).query(Position.class).single();
    }

    void save(int tenantId, Position position) {
        jdbc.sql("""
                        update fact_cursor set batch = :batch, record_batch = :recordBatch, replay_batch = :replayBatch, replay_until = :replayUntil,
                            revision = :revision
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenantId)
                .param("batch", position.batch())
                .param("recordBatch", position.recordBatch())
                .param("replayBatch", position.replayBatch())
                .param("replayUntil", position.replayUntil())
                .param("revision", position.revision())
                .update();
    }

    /**
     * Empties everything that comes from the log and begins it anew; waits until the follower is between two pages. What is voided
     * stays so: nothing undoes it, and the log may have lost the voiding statement by an erasure.
     */
    void restart(int tenantId) {
        jdbc.sql("""
                        update fact_cursor set batch = 0, replay_batch = null, replay_until = null, revision = revision + 1
                        where tenant_id = :tenant
                        """).param("tenant", tenantId).update();
        for (String table : new String[] {"fact", "fact_day", "fact_statement", "fact_unresolved"}) {
            jdbc.sql("delete from " + table + " where tenant_id = :tenant")
                    .param("tenant", tenantId)
                    .update();
        }
    }
}
