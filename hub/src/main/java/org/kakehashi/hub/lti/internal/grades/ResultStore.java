package org.kakehashi.hub.lti.internal.grades;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.Score.ActivityProgress;
import org.kakehashi.hub.lti.internal.grades.Score.GradingProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last score of each pupil for each line item. Each call within a transaction of the tenant. */
@Repository
class ResultStore {
    private final JdbcClient jdbc;

    ResultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pupil's last score. */
    record Result(UUID lineItemId, UUID personId, Score score) {}

    /** Keeps the score; false where there is a later one. What {@code submission} doesn't say again stays. */
    boolean put(int tenantId, UUID lineItemId, UUID personId, Score score) {
        return jdbc.sql("""
                        insert into lti_result as r (tenant_id, line_item_id, person_id, score_given, score_maximum, activity_progress,
                            grading_progress, comment, scored_at, started_at, submitted_at)
                        values (:tenant, :item, :person, :given, :maximum, :activity, :grading, :comment, :at, :started, :submitted)
                        on conflict (tenant_id, line_item_id, person_id) do update set
                            score_given = excluded.score_given, score_maximum = excluded.score_maximum,
                            activity_progress = excluded.activity_progress, grading_progress = excluded.grading_progress,
                            comment = excluded.comment, scored_at = excluded.scored_at,
                            started_at = coalesce(excluded.started_at, r.started_at),
                            submitted_at = coalesce(excluded.submitted_at, r.submitted_at),
                            changed_at = clock_timestamp()
                        where r.scored_at <= excluded.scored_at
                        """)
                        .param("tenant", tenantId)
                        .param("item", lineItemId)
                        .param("person", personId)
                        .param("given", score.scoreGiven())
                        .param("maximum", score.scoreMaximum())
                        .param("activity", score.activityProgress().name())
                        .param("grading", score.gradingProgress().name())
                        .param("comment", score.comment())
                        .param("at", LineItemStore.timestamp(score.scoredAt()))
                        .param("started", LineItemStore.timestamp(score.startedAt()))
                        .param("submitted", LineItemStore.timestamp(score.submittedAt()))
                        .update()
                == 1;
    }

    /** Results of these persons for these line items. */
    List<Result> of(int tenantId, Collection<UUID> lineItems, Collection<UUID> persons) {
        return jdbc.sql("""
                        select line_item_id, person_id, score_given, score_maximum, activity_progress, grading_progress, comment, scored_at,
                            started_at, submitted_at
                        from lti_result
                        where tenant_id = :tenant and line_item_id = any (:items) and person_id = any (:persons)
                        """)
                .param("tenant", tenantId)
                .param("items", lineItems.toArray(UUID[]::new))
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, n) -> new Result(
                        row.getObject("line_item_id", UUID.class), row.getObject("person_id", UUID.class), score(row)))
                .list();
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getBigDecimal("score_given"),
                row.getBigDecimal("score_maximum"),
                ActivityProgress.valueOf(row.getString("activity_progress")),
                GradingProgress.valueOf(row.getString("grading_progress")),
                row.getString("comment"),
                row.getObject("scored_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "submitted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
