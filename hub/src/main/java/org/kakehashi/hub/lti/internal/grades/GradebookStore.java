package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Line items of all tools of a class. Each call within a transaction of the tenant. */
@Repository
class GradebookStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    GradebookStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A line item as teachers see it.
     *
     * @param review how submissions are looked at in the tool; null: they can't be, or the tool is off or not at the school
     */
    record Column(
            UUID lineItemId,
            UUID clientId,
            String tool,
            String label,
            BigDecimal maximum,
            @Nullable SubmissionReview review) {}

    /** The latest line items of the class, which is of that school, the newest first. */
    List<Column> columns(int tenantId, UUID classId, UUID schoolId, int most) {
        return jdbc.sql("""
                        select i.line_item_id, i.client_id, t.name, i.label, i.score_maximum,
                            case when t.enabled and exists (select from deployment d where d.tenant_id = :tenant
                                and d.client_id = i.client_id and (d.school_id is null or d.school_id = :school))
                                then i.submission_review end as review
                        from lti_line_item i join tool t on t.tenant_id = i.tenant_id and t.client_id = i.client_id
                        where i.tenant_id = :tenant and i.class_id = :class
                        order by i.made_at desc, i.line_item_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("school", schoolId)
                .param("most", most)
                .query((row, n) -> new Column(
                        row.getObject("line_item_id", UUID.class),
                        row.getObject("client_id", UUID.class),
                        row.getString("name"),
                        row.getString("label"),
                        row.getBigDecimal("score_maximum"),
                        review(row.getString("review"))))
                .list();
    }

    private @Nullable SubmissionReview review(@Nullable String kept) {
        return kept == null ? null : json.readValue(kept, SubmissionReview.class);
    }
}
