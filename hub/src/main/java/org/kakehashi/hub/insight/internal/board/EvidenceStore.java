package org.kakehashi.hub.insight.internal.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the statements behind a person's day. */
@Repository
class EvidenceStore {
    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A statement behind the figures.
     *
     * @param answer whether it is an answer
     * @param counts whether it is one that counts
     * @param firstTry whether it is the first answer to its question in its attempt
     * @param correct whether it is right; null where it isn't judged
     * @param seconds {@code result.duration}; null where there is none
     */
    record Entry(
            UUID statementId,
            Instant at,
            Label verb,
            Label activity,
            Label object,
            boolean answer,
            boolean counts,
            boolean firstTry,
            @Nullable Boolean correct,
            @Nullable Long seconds) {
        /** What an answer is among the others: the message's key. */
        public String part() {
            if (!counts) {
                return "part";
            }
            return firstTry ? "first" : "again";
        }

        /** When, in Japan. */
        public LocalTime time() {
            return LocalTime.ofInstant(at, SchoolDay.ZONE).withNano(0);
        }
    }

    /** The day's statements in order of time: after those already shown, at most so many. */
    List<Entry> statements(int tenantId, UUID person, LocalDate day, @Nullable Instant after, int max) {
        return jdbc.sql("""
                        select s.statement_id, s.at, s.kind > 0 as answer, s.counts, s.counts and s.first as first_try, s.correct,
                            s.duration_ms / 1000 as seconds, v.iri as verb_iri, v.name_ja as verb_ja, v.name_en as verb_en,
                            a.iri as activity_iri, a.name_ja as activity_ja, a.name_en as activity_en,
                            o.iri as object_iri, o.name_ja as object_ja, o.name_en as object_en
                        from judged_statement s
                        join fact_term v on v.tenant_id = s.tenant_id and v.term = s.verb
                        join fact_term a on a.tenant_id = s.tenant_id and a.term = s.activity
                        join fact_term o on o.tenant_id = s.tenant_id and o.term = s.object
                        where s.tenant_id = :tenant and s.person_id = :person and s.day = :day and s.at >= :after::timestamptz
                        order by s.at, s.seq limit :max
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("day", day)
                .param("after", after == null ? "-infinity" : after.toString())
                .param("max", max)
                .query((row, n) -> entry(row))
                .list();
    }

    /** The statement's place in the log, where it is among those behind that day of that person. */
    Optional<Long> place(int tenantId, UUID person, LocalDate day, UUID statementId) {
        return jdbc.sql("""
                        select seq from fact_statement where tenant_id = :tenant and statement_id = :statement
                            and person_id = :person and day = :day
                        """)
                .param("tenant", tenantId)
                .param("statement", statementId)
                .param("person", person)
                .param("day", day)
                .query(Long.class)
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("statement_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                label(row, "verb"),
                label(row, "activity"),
                label(row, "object"),
                row.getBoolean("answer"),
                row.getBoolean("counts"),
                row.getBoolean("first_try"),
                row.getObject("correct", Boolean.class),
                row.getObject("seconds", Long.class));
    }

    private static Label label(ResultSet row, String prefix) throws SQLException {
        return new Label(row.getString(prefix + "_iri"), row.getString(prefix + "_ja"), row.getString(prefix + "_en"));
    }
}
