package org.kakehashi.hub.insight.internal.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.insight.internal.facts.StudyFacts.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes facts: a day's rows are replaced as a whole. */
@Repository
class FactStore {
    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(PersonDay of, UUID activity, Figures figures) {}

    /**
     * Replaces the facts of these days.
     *
     * @param touched the days; those without facts end up empty
     * @param revision what tells an open board that its figures changed
     */
    void replace(int tenantId, Collection<PersonDay> touched, List<StudyFacts> facts, long revision) {
        clear(tenantId, touched, "fact");
        clear(tenantId, touched, "fact_day");
        insertDays(tenantId, facts, revision);
        List<Row> rows = new ArrayList<>();
        facts.forEach(day ->
                day.byActivity().forEach((activity, figures) -> rows.add(new Row(day.personDay(), activity, figures))));
        insert(tenantId, rows);
    }

    private void clear(int tenantId, Collection<PersonDay> touched, String table) {
        jdbc.sql("""
                        delete from %s f using unnest(:persons::uuid[], :days::date[]) as d (person_id, day)
                        where f.tenant_id = :tenant and f.person_id = d.person_id and f.day = d.day
                        """.formatted(table))
                .param("tenant", tenantId)
                .param("persons", Columns.of(touched, PersonDay::personId))
                .param("days", Columns.of(touched, PersonDay::day))
                .update();
    }

    private void insertDays(int tenantId, List<StudyFacts> facts, long revision) {
        jdbc.sql("""
                        insert into fact_day (tenant_id, person_id, day, answered, first_tries, first_try_correct, seconds, revision)
                        select :tenant, f.*, :revision from unnest(:persons::uuid[], :days::date[], :answered::int[],
                            :tries::int[], :correct::int[], :seconds::int[]) as f
                        """)
                .param("tenant", tenantId)
                .param("revision", revision)
                .param("persons", Columns.of(facts, row -> row.personDay().personId()))
                .param("days", Columns.of(facts, row -> row.personDay().day()))
                .param("answered", Columns.of(facts, row -> row.total().answered()))
                .param("tries", Columns.of(facts, row -> row.total().firstTries()))
                .param("correct", Columns.of(facts, row -> row.total().firstTryCorrect()))
                .param("seconds", Columns.of(facts, row -> row.total().seconds()))
                .update();
    }

    private void insert(int tenantId, List<Row> rows) {
        jdbc.sql("""
                        insert into fact (tenant_id, person_id, day, activity, answered, first_tries, first_try_correct, seconds)
                        select :tenant, f.* from unnest(:persons::uuid[], :days::date[], :activities::uuid[], :answered::int[],
                            :tries::int[], :correct::int[], :seconds::int[]) as f
                        """)
                .param("tenant", tenantId)
                .param("persons", Columns.of(rows, row -> row.of().personId()))
                .param("days", Columns.of(rows, row -> row.of().day()))
                .param("activities", Columns.of(rows, Row::activity))
                .param("answered", Columns.of(rows, row -> row.figures().answered()))
                .param("tries", Columns.of(rows, row -> row.figures().firstTries()))
                .param("correct", Columns.of(rows, row -> row.figures().firstTryCorrect()))
                .param("seconds", Columns.of(rows, row -> row.figures().seconds()))
                .update();
    }
}
