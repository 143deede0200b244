package org.kakehashi.hub.insight.internal.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Actor;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Actors whom the roster doesn't know yet, by day. Their statements stay in the log until it does. */
@Repository
class UnresolvedStore {
    private final JdbcClient jdbc;

    UnresolvedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An actor without a person on a day.
     *
     * @param occasion the actor and one time of that day at which no link held
     * @param firstBatch first batch with such a statement
     * @param lastBatch last one
     */
    record Unresolved(Occasion occasion, LocalDate day, long firstBatch, long lastBatch) {
        Unresolved with(Unresolved other) {
            return new Unresolved(
                    occasion, day, Math.min(firstBatch, other.firstBatch), Math.max(lastBatch, other.lastBatch));
        }
    }

    private record Key(UUID actor, LocalDate day) {}

    /** Notes the statements' actors. */
    void note(int tenantId, Collection<LoggedStatement> statements) {
        Map<Key, Unresolved> byKey = new HashMap<>();
        for (LoggedStatement one : statements) {
            Unresolved row = new Unresolved(one.occasion(), one.day(), one.batch(), one.batch());
            byKey.merge(new Key(one.actor().id(), one.day()), row, Unresolved::with);
        }
        if (!byKey.isEmpty()) {
            insert(tenantId, byKey.values());
        }
    }

    private void insert(int tenantId, Collection<Unresolved> rows) {
        jdbc.sql("""
                        insert into fact_unresolved as u (tenant_id, actor, day, source, source_key, at, first_batch, last_batch)
                        select :tenant, s.* from unnest(:actors::uuid[], :days::date[], :sources::text[], :keys::text[],
                            :ats::timestamptz[], :firsts::bigint[], :lasts::bigint[])
                            as s (actor, day, source, source_key, at, first_batch, last_batch)
                        on conflict (tenant_id, actor, day) do update set
                            first_batch = least(u.first_batch, excluded.first_batch),
                            last_batch = greatest(u.last_batch, excluded.last_batch)
                        where u.first_batch > excluded.first_batch or u.last_batch < excluded.last_batch
                        """)
                .param("tenant", tenantId)
                .param("actors", Columns.of(rows, row -> row.occasion().actor().id()))
                .param("days", Columns.of(rows, Unresolved::day))
                .param("sources", Columns.of(rows, row -> row.occasion().actor().source()))
                .param("keys", Columns.of(rows, row -> row.occasion().actor().key()))
                .param("ats", Columns.of(rows, row -> row.occasion().at()))
                .param("firsts", Columns.of(rows, Unresolved::firstBatch))
                .param("lasts", Columns.of(rows, Unresolved::lastBatch))
                .update();
    }

    /** Those not looked at for the longest time, but not within the last {@code restSeconds}; they count as looked at now. */
    List<Unresolved> nextToCheck(int tenantId, int most, int restSeconds) {
        return jdbc.sql("""
                        update fact_unresolved u set checked_at = now() from (
                            select actor, day from fact_unresolved
                            where tenant_id = :tenant and checked_at < now() - make_interval(secs => :rest)
                            order by checked_at limit :most) due
                        where u.tenant_id = :tenant and u.actor = due.actor and u.day = due.day
                        returning u.source, u.source_key, u.at, u.day, u.first_batch, u.last_batch
                        """)
                .param("tenant", tenantId)
                .param("most", most)
                .param("rest", restSeconds)
                .query((row, n) -> unresolved(row))
                .list();
    }

    void remove(int tenantId, Collection<Unresolved> rows) {
        jdbc.sql("""
                        delete from fact_unresolved u using unnest(:actors::uuid[], :days::date[]) as s (actor, day)
                        where u.tenant_id = :tenant and u.actor = s.actor and u.day = s.day
                        """)
                .param("tenant", tenantId)
                .param("actors", Columns.of(rows, row -> row.occasion().actor().id()))
                .param("days", Columns.of(rows, Unresolved::day))
                .update();
    }

    private static Unresolved unresolved(ResultSet row) throws SQLException {
        Actor actor = new Actor(row.getString("source"), row.getString("source_key"));
        return new Unresolved(
                new Occasion(actor, row.getObject("at", OffsetDateTime.class).toInstant()),
                row.getObject("day", LocalDate.class),
                row.getLong("first_batch"),
                row.getLong("last_batch"));
    }
}
