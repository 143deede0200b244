package org.kakehashi.hub.lti.internal.grades;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Line items whose submissions can be looked at in their tools. Each call within a transaction of the tenant. */
@Repository
class ReviewStore {
    private static final String COLUMNS =
            "select i.line_item_id, i.client_id, i.class_id, i.label, i.submission_review, r.resource_link_id";

    private static final String FROM = """

            from lti_line_item i join tool t on t.tenant_id = i.tenant_id and t.client_id = i.client_id and t.enabled
            left join resource_link r on r.tenant_id = i.tenant_id and r.resource_link_id = i.resource_link_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReviewStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The line item of that id, where its tool is on and shows submissions. */
    Optional<Reviewable> find(int tenantId, UUID lineItemId) {
        return jdbc.sql(COLUMNS + FROM + """
                        where i.tenant_id = :tenant and i.line_item_id = :id and i.submission_review is not null
                        """)
                .param("tenant", tenantId)
                .param("id", lineItemId)
                .query((row, n) -> reviewable(row))
                .optional();
    }

    /** A pupil's own in these classes with the progress of each: what teachers hide, whose grades aren't released, and whose tool isn't at the school, isn't theirs to see. */
    List<Own> ofPerson(int tenantId, UUID personId, Map<UUID, UUID> classes) {
        return jdbc.sql(COLUMNS + ", s.activity_progress" + FROM + """
                        left join lti_result s on s.tenant_id = i.tenant_id and s.line_item_id = i.line_item_id and s.person_id = :person
                        where i.tenant_id = :tenant and i.class_id = any (:classes) and i.submission_review is not null
                            and exists (select from unnest(:classes, :schools) here (of_class, of_school)
                                join deployment d on d.tenant_id = :tenant and d.client_id = i.client_id
                                    and (d.school_id is null or d.school_id = here.of_school)
                                where here.of_class = i.class_id)
                            and i.grades_released is distinct from false and r.hidden is distinct from true
                        order by i.made_at desc, i.line_item_id limit 200
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .param("classes", classes.keySet().toArray(UUID[]::new))
                .param("schools", classes.values().toArray(UUID[]::new))
                .query((row, n) -> new Own(reviewable(row), row.getString("activity_progress")))
                .list();
    }

    /** A line item and how far the pupil is with it. */
    record Own(Reviewable item, @Nullable String progress) {}

    private Reviewable reviewable(ResultSet row) throws SQLException {
        return new Reviewable(
                row.getObject("line_item_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getObject("class_id", UUID.class),
                row.getObject("resource_link_id", UUID.class),
                row.getString("label"),
                json.readValue(row.getString("submission_review"), SubmissionReview.class));
    }
}
