package org.kakehashi.hub.records.internal.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions about keys. */
@Repository
class DecisionStore {
    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two never decide at once, until the transaction ends. Taken before the lock of those who apply records, never after. */
    void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727006, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /** Writes a decision; gives its number. */
    long add(
            int tenantId,
            WaitingKey waiting,
            @Nullable UUID person,
            @Nullable LocalDate from,
            String reason,
            String by) {
        WaitingKey.Key key = waiting.key();
        return jdbc.sql("""
                        insert into identity_decision (tenant_id, source, scheme, person_key, roster_source, person_id, valid_from,
                            reason, waiting, decided_by, decided_at)
                        values (:tenant, :source, :scheme, :key, :roster, :person::uuid, :from::date, :reason, :waiting, :by, now())
                        returning decision_id
                        """)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .param("roster", waiting.rosterSource())
                .param("person", person == null ? null : person.toString())
                .param("from", from == null ? null : from.toString())
                .param("reason", reason)
                .param("waiting", waiting.records())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    Optional<Decision> find(int tenantId, long id) {
        return jdbc.sql("select * from identity_decision where tenant_id = :tenant and decision_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query(DecisionStore::decision)
                .optional();
    }

    /** The decisions about a key that hold, by the day from which they do. */
    List<Decision> standing(int tenantId, WaitingKey.Key key) {
        return jdbc.sql("""
                        select * from identity_decision where tenant_id = :tenant and source = :source and scheme = :scheme
                            and person_key = :key and undone_at is null
                        order by valid_from nulls first
                        """)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .query(DecisionStore::decision)
                .list();
    }

    /** All decisions about a key, newest first. */
    List<Decision> of(int tenantId, WaitingKey.Key key) {
        return jdbc.sql("""
                        select * from identity_decision where tenant_id = :tenant and source = :source and scheme = :scheme
                            and person_key = :key order by decision_id desc limit 20
                        """)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .query(DecisionStore::decision)
                .list();
    }

    /** The number of the latest decision about a key, held or undone; 0: there is none. */
    long last(int tenantId, WaitingKey.Key key) {
        return jdbc.sql("""
                        select coalesce(max(decision_id), 0) from identity_decision
                        where tenant_id = :tenant and source = :source and scheme = :scheme and person_key = :key
                        """)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .query(Long.class)
                .single();
    }

    /** Newest first, before the one of that number. */
    List<Decision> page(int tenantId, long before, int max) {
        return jdbc.sql("""
                        select * from identity_decision where tenant_id = :tenant and decision_id < :before
                        order by decision_id desc limit :max
                        """)
                .param("tenant", tenantId)
                .param("before", before)
                .param("max", max)
                .query(DecisionStore::decision)
                .list();
    }

    void undo(int tenantId, long id, String by) {
        jdbc.sql("""
                        update identity_decision set undone_by = :by, undone_at = now()
                        where tenant_id = :tenant and decision_id = :id
                        """).param("tenant", tenantId).param("id", id).param("by", by).update();
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Decision(
                row.getLong("decision_id"),
                new WaitingKey.Key(row.getString("source"), row.getString("scheme"), row.getString("person_key")),
                row.getObject("person_id", UUID.class),
                row.getObject("valid_from", LocalDate.class),
                row.getString("reason"),
                row.getLong("waiting"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("undone_by"),
                undone == null ? null : undone.toInstant());
    }
}
