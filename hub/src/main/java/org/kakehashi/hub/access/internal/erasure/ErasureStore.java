package org.kakehashi.hub.access.internal.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.internal.erasure.ErasureCase.Figure;
import org.kakehashi.hub.access.internal.erasure.ErasureCase.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erasures and their figures, and the lock that lets one node at a time carry out a tenant's. */
@Repository
class ErasureStore {
    private static final int LOCK = 727014;
    private static final String COLUMNS = """
            select erasure_id, person_id, stored_from, stored_until, client_id, other_clients, data_class, state, requested_by,
                requested_at, confirmed_by, confirmed_at, finished_at
            from erasure where tenant_id = :tenant
            """;

    private final JdbcClient jdbc;
    private final DataSource database;

    ErasureStore(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Writes down a dry run; its number. */
    long add(int tenantId, ErasureScope scope, Map<DataKind, Long> counts, String requestedBy) {
        OfPeriod period = scope instanceof OfPeriod of ? of : null;
        OfClass ofClass = scope instanceof OfClass of ? of : null;
        Instant until = ofClass != null ? ofClass.until() : period != null ? period.until() : null;
        Long id = jdbc.sql("""
                        insert into erasure (tenant_id, person_id, stored_from, stored_until, client_id, other_clients,
                            data_class, state, requested_by)
                        values (:tenant, :person, :from, :until, :client, :others, :class, 'COUNTED', :by) returning erasure_id
                        """)
                .param("tenant", tenantId)
                .param("person", scope instanceof OfPerson of ? of.personId() : null)
                .param("from", period == null ? null : timestamp(period.from()))
                .param("until", timestamp(until))
                .param("class", ofClass == null ? null : ofClass.dataClass().name())
                .param("client", period == null ? null : period.clientId())
                .param(
                        "others",
                        period == null ? new UUID[0] : period.otherClients().toArray(UUID[]::new))
                .param("by", requestedBy)
                .query(Long.class)
                .single();
        counts.forEach((kind, counted) -> figure(tenantId, id, kind, counted, 0));
        return id;
    }

    /** Adds to what was erased. */
    void erased(int tenantId, long id, DataKind kind, long count) {
        figure(tenantId, id, kind, 0, count);
    }

    private void figure(int tenantId, long id, DataKind kind, long counted, long erased) {
        jdbc.sql("""
                        insert into erasure_count as c (tenant_id, erasure_id, kind, counted, erased)
                        values (:tenant, :id, :kind, :counted, :erased)
                        on conflict (tenant_id, erasure_id, kind) do update set erased = c.erased + excluded.erased
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("kind", kind.name())
                .param("counted", counted)
                .param("erased", erased)
                .update();
    }

    /** One erasure. */
    Optional<ErasureCase> find(int tenantId, long id) {
        return jdbc.sql(COLUMNS + " and erasure_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query((row, n) -> read(tenantId, row))
                .optional();
    }

    /** The latest before that number. */
    List<ErasureCase> page(int tenantId, long before, int most) {
        return jdbc.sql(COLUMNS + " and erasure_id < :before order by erasure_id desc limit :most")
                .param("tenant", tenantId)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> read(tenantId, row))
                .list();
    }

    /** The first one that is confirmed and not done. */
    Optional<ErasureCase> open(int tenantId) {
        return jdbc.sql(COLUMNS + " and state in ('QUEUED', 'SETTLING') order by erasure_id limit 1")
                .param("tenant", tenantId)
                .query((row, n) -> read(tenantId, row))
                .optional();
    }

    /** Queues a dry run that is not older than {@code since}; whether it was one. */
    boolean confirm(int tenantId, long id, Instant since, String by) {
        return jdbc.sql("""
                        update erasure set state = 'QUEUED', confirmed_by = :by, confirmed_at = now()
                        where tenant_id = :tenant and erasure_id = :id and state = 'COUNTED' and requested_at > :since
                        """)
                        .param("tenant", tenantId)
                        .param("id", id)
                        .param("since", timestamp(since))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Moves an erasure on. */
    void state(int tenantId, long id, State state) {
        jdbc.sql("""
                        update erasure set state = :state, finished_at = case when :state = 'DONE' then now() end
                        where tenant_id = :tenant and erasure_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    /** Writes down the certificate of an erasure that is done. */
    void certify(int tenantId, long id, String certificate) {
        jdbc.sql("update erasure set certificate = :text where tenant_id = :tenant and erasure_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .param("text", certificate)
                .update();
    }

    /** The certificate, where one was written down: an erasure of before certificates has none. */
    Optional<String> certificate(int tenantId, long id) {
        return jdbc.sql(
                        "select certificate from erasure where tenant_id = :tenant and erasure_id = :id and certificate is not null")
                .param("tenant", tenantId)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Runs the work unless another node is at the tenant's erasures; the lock ends with the session that holds it. */
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
            statement.setInt(1, LOCK);
            statement.setInt(2, tenantId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private ErasureCase read(int tenantId, ResultSet row) throws SQLException {
        long id = row.getLong("erasure_id");
        return new ErasureCase(
                id,
                scope(row),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("confirmed_by"),
                instant(row, "confirmed_at"),
                instant(row, "finished_at"),
                figures(tenantId, id));
    }

    private static ErasureScope scope(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        if (person != null) {
            return new OfPerson(person);
        }
        Instant until = row.getObject("stored_until", OffsetDateTime.class).toInstant();
        String ofClass = row.getString("data_class");
        if (ofClass != null) {
            return new OfClass(DataClass.valueOf(ofClass), until);
        }
        return new OfPeriod(instant(row, "stored_from"), until, row.getObject("client_id", UUID.class), Set.of((UUID[])
                row.getArray("other_clients").getArray()));
    }

    private List<Figure> figures(int tenantId, long id) {
        return jdbc.sql("""
                        select kind, counted, erased from erasure_count where tenant_id = :tenant and erasure_id = :id
                        """).param("tenant", tenantId).param("id", id).query(Figure.class).list().stream()
                .sorted(java.util.Comparator.comparing(Figure::kind))
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
