package org.kakehashi.hub.access.internal.optout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register's rows; each method within a transaction of the tenant. */
@Repository
class OptOutStore {
    private static final String SELECT = """
            select number, person_id, purpose, tool_id, asked_on, asked_by, note, valid_from, recorded_by, valid_until, ended_by
            from opt_out where tenant_id = :tenant and number < :before and (:person::uuid is null or person_id = :person::uuid)
            order by number desc limit :most
            """;

    private final JdbcClient jdbc;

    OptOutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an entry that holds from now on; empty where the person is out already. */
    Optional<Long> add(int tenantId, NewOptOut wanted, String by) {
        return jdbc.sql("""
                        insert into opt_out (tenant_id, person_id, purpose, tool_id, asked_on, asked_by, note, recorded_by)
                        values (:tenant, :person, :purpose, :tool, :askedOn, :askedBy, :note, :by)
                        on conflict do nothing returning number
                        """)
                .param("tenant", tenantId)
                .param("person", wanted.personId())
                .param("purpose", wanted.purpose())
                .param("tool", wanted.toolId())
                .param("askedOn", wanted.askedOn())
                .param("askedBy", wanted.askedBy().name())
                .param("note", wanted.note())
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /** Ends an entry; the person it was about, or empty where there is none that holds. */
    Optional<UUID> end(int tenantId, long number, String by) {
        return jdbc.sql("""
                        update opt_out set valid_until = clock_timestamp(), ended_by = :by
                        where tenant_id = :tenant and number = :number and valid_until is null returning person_id
                        """)
                .param("tenant", tenantId)
                .param("number", number)
                .param("by", by)
                .query(UUID.class)
                .optional();
    }

    boolean exists(int tenantId, long number) {
        return jdbc.sql("select exists (select from opt_out where tenant_id = :tenant and number = :number)")
                .param("tenant", tenantId)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** Entries of lower numbers than {@code before}, the latest first: of one person, or of all. */
    List<OptOut> list(int tenantId, @Nullable UUID personId, long before, int most) {
        return jdbc.sql(SELECT)
                .param("tenant", tenantId)
                .param("person", personId)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    private static OptOut entry(ResultSet row) throws SQLException {
        return new OptOut(
                row.getLong("number"),
                row.getObject("person_id", UUID.class),
                row.getString("purpose"),
                row.getObject("tool_id", UUID.class),
                row.getObject("asked_on", LocalDate.class),
                OptOut.AskedBy.valueOf(row.getString("asked_by")),
                row.getString("note"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                instant(row.getObject("valid_until", OffsetDateTime.class)),
                row.getString("ended_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
