package org.kakehashi.hub.insight.internal.facts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of forgetting. */
@Repository
public class FactErasureStore {
    private static final List<String> OF_PERSONS = List.of("fact_statement", "fact", "fact_day");

    private final JdbcClient jdbc;
    private final OwnerDatabase owner;

    FactErasureStore(JdbcClient jdbc, OwnerDatabase owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /** A stretch of the log. */
    record Batches(long first, long last) {}

    long count(int tenantId, UUID personId) {
        return jdbc.sql("select count(*) from fact_statement where tenant_id = :tenant and person_id = :person")
                .param("tenant", tenantId)
                .param("person", personId)
                .query(Long.class)
                .single();
    }

    int kept(int tenantId, Collection<UUID> ids) {
        return jdbc.sql(
                        "select count(*) from fact_statement where tenant_id = :tenant and statement_id = any(:ids::uuid[])")
                .param("tenant", tenantId)
                .param("ids", Columns.of(ids, id -> id))
                .query(Integer.class)
                .single();
    }

    void forgetPerson(int tenantId, UUID personId) {
        for (String table : OF_PERSONS) {
            jdbc.sql("delete from " + table + " where tenant_id = :tenant and person_id = :person")
                    .param("tenant", tenantId)
                    .param("person", personId)
                    .update();
        }
    }

    void forgetActors(int tenantId, List<Actor> actors) {
        jdbc.sql("""
                        delete from fact_unresolved u using unnest(:sources::text[], :keys::text[]) as k (source, source_key)
                        where u.tenant_id = :tenant and u.source = k.source and u.source_key = k.source_key
                        """)
                .param("tenant", tenantId)
                .param("sources", actors.stream().map(Actor::source).toArray(String[]::new))
                .param("keys", actors.stream().map(Actor::key).toArray(String[]::new))
                .update();
    }

    /** Drops the notes that touch these batches; in which batches those actors had statements. */
    Optional<Batches> forgetActors(int tenantId, long firstBatch, long lastBatch) {
        return jdbc.sql("""
                        with gone as (delete from fact_unresolved
                            where tenant_id = :tenant and first_batch <= :last and last_batch >= :first
                            returning first_batch, last_batch)
                        select min(first_batch) as first, max(last_batch) as last from gone having count(*) > 0
                        """)
                .param("tenant", tenantId)
                .param("first", firstBatch)
                .param("last", lastBatch)
                .query(Batches.class)
                .optional();
    }

    /** Erased rows stay on disk until their tables are vacuumed, which only the owner may do. */
    public void vacuum() {
        owner.vacuum(OF_PERSONS);
        owner.vacuum(List.of("fact_unresolved", "fact_voided"));
    }
}
