package org.kakehashi.hub.insight.internal.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads facts in the order of their key. */
@Repository
class FactPageStore {
    private final JdbcClient jdbc;

    FactPageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pupil in the class on a day. */
    record MemberDay(UUID personId, LocalDate day) {}

    /** Where a page begins: after this fact. */
    record FactKey(LocalDate day, UUID personId, UUID activity) {}

    /**
     * A fact.
     *
     * @param activityName its Japanese name, or another where there is none
     * @param answered questions answered
     * @param firstTries judged first tries
     * @param firstTryCorrect of these, how many were right
     * @param seconds time spent
     */
    record FactRow(
            FactKey key,
            String activityId,
            @Nullable String activityName,
            int answered,
            int firstTries,
            int firstTryCorrect,
            int seconds) {}

    /** The facts of these days after the key, at most so many. */
    List<FactRow> after(int tenantId, List<MemberDay> days, @Nullable FactKey after, int max) {
        return jdbc.sql("""
                        select f.day, f.person_id, f.activity, t.iri, coalesce(t.name_ja, t.name_en) as name, f.answered,
                            f.first_tries, f.first_try_correct, f.seconds
                        from unnest(:persons::uuid[], :days::date[]) as m (person_id, day)
                        join fact f on f.tenant_id = :tenant and f.person_id = m.person_id and f.day = m.day
                        join fact_term t on t.tenant_id = f.tenant_id and t.term = f.activity
                        where :afterDay::date is null
                            or (f.day, f.person_id, f.activity) > (:afterDay::date, :afterPerson::uuid, :afterActivity::uuid)
                        order by f.day, f.person_id, f.activity limit :max
                        """)
                .param("tenant", tenantId)
                .param(
                        "persons",
                        days.stream().map(day -> day.personId().toString()).toArray(String[]::new))
                .param("days", days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param("afterDay", after == null ? null : after.day().toString())
                .param("afterPerson", after == null ? null : after.personId().toString())
                .param("afterActivity", after == null ? null : after.activity().toString())
                .param("max", max)
                .query((row, n) -> fact(row))
                .list();
    }

    private static FactRow fact(ResultSet row) throws SQLException {
        return new FactRow(
                new FactKey(
                        row.getObject("day", LocalDate.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("activity", UUID.class)),
                row.getString("iri"),
                row.getString("name"),
                row.getInt("answered"),
                row.getInt("first_tries"),
                row.getInt("first_try_correct"),
                row.getInt("seconds"));
    }
}
