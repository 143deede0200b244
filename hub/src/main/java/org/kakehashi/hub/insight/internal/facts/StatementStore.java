package org.kakehashi.hub.insight.internal.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept statements ({@code fact_statement}): what facts are computed from. */
@Repository
class StatementStore {
    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what isn't kept yet and isn't voided, and tells whose days that touches. */
    Set<PersonDay> keep(int tenantId, List<KeptStatement> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        with kept as (
                            insert into fact_statement (tenant_id, person_id, day, seq, statement_id, at, verb, object, activity,
                                kind, session, attempt, correct, duration_ms)
                            select :tenant, s.*
                            from unnest(:persons::uuid[], :days::date[], :seqs::bigint[], :ids::uuid[], :ats::timestamptz[],
                                :verbs::uuid[], :objects::uuid[], :activities::uuid[], :kinds::smallint[], :sessions::uuid[],
                                :attempts::uuid[], :corrects::boolean[], :durations::bigint[])
                                as s (person_id, day, seq, statement_id, at, verb, object, activity, kind, session, attempt,
                                    correct, duration_ms)
                            where not exists (select 1 from fact_voided v
                                where v.tenant_id = :tenant and v.statement_id = s.statement_id)
                            on conflict do nothing
                            returning person_id, day)
                        select distinct person_id, day from kept
                        """)
                .param("tenant", tenantId)
                .param("persons", Columns.of(rows, KeptStatement::personId))
                .param("days", Columns.of(rows, row -> row.personDay().day()))
                .param("seqs", Columns.of(rows, KeptStatement::seq))
                .param("ids", Columns.of(rows, KeptStatement::statementId))
                .param("ats", Columns.of(rows, row -> row.slice().at()))
                .param("verbs", Columns.of(rows, row -> row.slice().verb().id()))
                .param("objects", Columns.of(rows, row -> row.slice().object().id()))
                .param(
                        "activities",
                        Columns.of(rows, row -> row.slice().activity().id()))
                .param("kinds", Columns.of(rows, row -> row.slice().kind().number()))
                .param("sessions", Columns.of(rows, row -> row.slice().session()))
                .param("attempts", Columns.of(rows, row -> row.slice().attempt()))
                .param("corrects", Columns.of(rows, row -> row.slice().correct()))
                .param("durations", Columns.of(rows, row -> millis(row.slice().duration())))
                .query(StatementStore::personDay)
                .list());
    }

    /** Later days on which an answer may have ceased to be, or become, the first try because of the answers given here. */
    Set<PersonDay> laterDaysOfSameQuestions(int tenantId, List<KeptStatement> rows) {
        List<KeptStatement> answers = rows.stream()
                .filter(row -> row.slice().kind() != AnswerKind.NONE)
                .toList();
        return answers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                        select distinct s.person_id, s.day
                        from unnest(:persons::uuid[], :days::date[], :attempts::uuid[], :objects::uuid[])
                            as a (person_id, day, attempt, object)
                        join fact_statement s on s.tenant_id = :tenant and s.person_id = a.person_id and s.attempt = a.attempt
                            and s.object = a.object and s.kind > 0 and s.day > a.day
                        """)
                        .param("tenant", tenantId)
                        .param("persons", Columns.of(answers, KeptStatement::personId))
                        .param("days", Columns.of(answers, row -> row.personDay()
                                .day()))
                        .param("attempts", Columns.of(answers, row -> row.slice()
                                .attempt()))
                        .param(
                                "objects",
                                Columns.of(answers, row -> row.slice().object().id()))
                        .query(StatementStore::personDay)
                        .list());
    }

    /** Remembers the voided statements, drops those that are kept, and tells whose days that touches. */
    Set<PersonDay> drop(int tenantId, Collection<UUID> voided) {
        if (voided.isEmpty()) {
            return Set.of();
        }
        jdbc.sql("insert into fact_voided select :tenant, unnest(:ids::uuid[]) on conflict do nothing")
                .param("tenant", tenantId)
                .param("ids", Columns.of(voided, id -> id))
                .update();
        return remove(tenantId, voided);
    }

    private Set<PersonDay> remove(int tenantId, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                        with gone as (
                            delete from fact_statement where tenant_id = :tenant and statement_id = any(:ids::uuid[])
                            returning person_id, day, attempt, object, kind)
                        select person_id, day from gone
                        union
                        select s.person_id, s.day from gone g join fact_statement s on s.tenant_id = :tenant
                            and s.person_id = g.person_id and s.attempt = g.attempt and s.object = g.object and s.kind > 0
                        where g.kind > 0 and s.day > g.day
                        """)
                .param("tenant", tenantId)
                .param("ids", Columns.of(ids, id -> id))
                .query(StatementStore::personDay)
                .list());
    }

    /** Drops erased statements, and the memory that some of them were voided, and tells whose days that touches. */
    Set<PersonDay> forget(int tenantId, Collection<UUID> erased) {
        jdbc.sql("delete from fact_voided where tenant_id = :tenant and statement_id = any(:ids::uuid[])")
                .param("tenant", tenantId)
                .param("ids", Columns.of(erased, id -> id))
                .update();
        return remove(tenantId, erased);
    }

    /** Everything kept of those days, by person and day, then by time. */
    List<DayStatement> of(int tenantId, Collection<PersonDay> days) {
        return jdbc.sql("""
                        select s.person_id, s.day, s.at, s.session, s.activity, s.object, s.attempt, s.correct, s.duration_ms,
                            s.counts, s.first
                        from unnest(:persons::uuid[], :days::date[]) as d (person_id, day)
                        join judged_statement s on s.tenant_id = :tenant and s.person_id = d.person_id and s.day = d.day
                        order by s.person_id, s.day, s.at, s.seq
                        """)
                .param("tenant", tenantId)
                .param("persons", Columns.of(days, PersonDay::personId))
                .param("days", Columns.of(days, PersonDay::day))
                .query((row, n) -> dayStatement(row))
                .list();
    }

    private static DayStatement dayStatement(ResultSet row) throws SQLException {
        Long millis = row.getObject("duration_ms", Long.class);
        StudyTime.Moment moment = new StudyTime.Moment(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("session", UUID.class),
                row.getObject("activity", UUID.class),
                millis == null ? null : Duration.ofMillis(millis));
        return new DayStatement(
                personDay(row, 0),
                moment,
                row.getObject("object", UUID.class),
                row.getObject("attempt", UUID.class),
                row.getBoolean("counts"),
                row.getBoolean("first"),
                row.getObject("correct", Boolean.class));
    }

    private static PersonDay personDay(ResultSet row, int n) throws SQLException {
        return new PersonDay(row.getObject("person_id", UUID.class), row.getObject("day", LocalDate.class));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
