package org.kakehashi.hub.lti.internal.grades;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Line items. Each call within a transaction of the tenant, and of one tool's line items only. */
@Repository
class LineItemStore {
    private static final String COLUMNS = """
            i.line_item_id, i.client_id, i.class_id, i.label, i.score_maximum, i.resource_id, i.tag, i.starts_at, i.ends_at,
            i.grades_released, i.submission_review, i.declared, r.resource_link_id, r.class_id link_class
            from lti_line_item i
            left join resource_link r on r.tenant_id = i.tenant_id and r.resource_link_id = i.resource_link_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LineItemStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What of a class's line items is asked for; null: everything.
     *
     * @param link of that link
     * @param resourceId of that resource
     * @param tag with that tag
     */
    record Filter(
            @Nullable UUID link,
            @Nullable String resourceId,
            @Nullable String tag) {}

    /** Adds one; false where it is declared and the link has a declared one in the class already. */
    boolean add(
            int tenantId,
            UUID lineItemId,
            UUID clientId,
            UUID classId,
            @Nullable UUID link,
            boolean declared,
            LineItemContent content) {
        return written(jdbc.sql("""
                                insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, resource_link_id, declared, label,
                                    score_maximum, resource_id, tag, starts_at, ends_at, grades_released,
                                    submission_review)
                                values (:tenant, :id, :client, :class, :link, :declared, :label, :maximum, :resource, :tag, :starts, :ends,
                                    :released, :review::json)
                                on conflict (tenant_id, resource_link_id, class_id) where declared do nothing
                                """), content)
                        .param("tenant", tenantId)
                        .param("id", lineItemId)
                        .param("client", clientId)
                        .param("class", classId)
                        .param("link", link)
                        .param("declared", declared)
                        .update()
                == 1;
    }

    /** Says everything of a line item anew. */
    void replace(int tenantId, UUID lineItemId, @Nullable UUID link, LineItemContent content) {
        written(jdbc.sql("""
                        update lti_line_item set resource_link_id = case when declared then resource_link_id else :link end, label = :label, score_maximum = :maximum, resource_id = :resource,
                            tag = :tag, starts_at = :starts, ends_at = :ends, grades_released = :released,
                            submission_review = :review::json, changed_at = clock_timestamp()
                        where tenant_id = :tenant and line_item_id = :id
                        """), content)
                .param("tenant", tenantId)
                .param("id", lineItemId)
                .param("link", link)
                .update();
    }

    private JdbcClient.StatementSpec written(JdbcClient.StatementSpec sql, LineItemContent content) {
        return sql.param("label", content.label())
                .param("maximum", content.scoreMaximum())
                .param("resource", content.resourceId())
                .param("tag", content.tag())
                .param("starts", timestamp(content.startsAt()))
                .param("ends", timestamp(content.endsAt()))
                .param("released", content.gradesReleased())
                .param(
                        "review",
                        content.submissionReview() == null
                                ? null
                                : json.writeValueAsString(content.submissionReview()));
    }

    /** Removes a line item with its results. */
    void remove(int tenantId, UUID lineItemId) {
        jdbc.sql("delete from lti_line_item where tenant_id = :tenant and line_item_id = :id")
                .param("tenant", tenantId)
                .param("id", lineItemId)
                .update();
    }

    /** The tool's line item of that id. */
    Optional<LineItem> find(int tenantId, UUID clientId, UUID lineItemId) {
        return jdbc.sql("select " + COLUMNS
                        + " where i.tenant_id = :tenant and i.client_id = :client and i.line_item_id = :id")
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("id", lineItemId)
                .query((row, n) -> lineItem(row))
                .optional();
    }

    /** How many the tool has in the class. */
    long count(int tenantId, UUID clientId, UUID classId) {
        return jdbc.sql("""
                        select count(*) from lti_line_item where tenant_id = :tenant and client_id = :client and class_id = :class
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("class", classId)
                .query(Long.class)
                .single();
    }

    /** The tool's line items in a class by id, those after {@code after} (null: from the first), at most so many. */
    List<LineItem> page(int tenantId, UUID clientId, UUID classId, Filter filter, @Nullable UUID after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                        where i.tenant_id = :tenant and i.client_id = :client and i.class_id = :class
                            and (:link::uuid is null or i.resource_link_id = :link)
                            and (:resource::text is null or i.resource_id = :resource)
                            and (:tag::text is null or i.tag = :tag)
                            and (:after::uuid is null or i.line_item_id > :after)
                        order by i.line_item_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("class", classId)
                .param("link", filter.link())
                .param("resource", filter.resourceId())
                .param("tag", filter.tag())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> lineItem(row))
                .list();
    }

    private LineItem lineItem(ResultSet row) throws SQLException {
        UUID classId = row.getObject("class_id", UUID.class);
        UUID link = row.getObject("resource_link_id", UUID.class);
        String review = row.getString("submission_review");
        UUID ofLink = row.getObject("link_class") == null ? classId : null;
        return new LineItem(
                row.getObject("line_item_id", UUID.class),
                row.getObject("client_id", UUID.class),
                classId,
                link == null ? null : new LinkId(link, ofLink).toString(),
                row.getBoolean("declared"),
                new LineItemContent(
                        row.getString("label"),
                        row.getBigDecimal("score_maximum"),
                        row.getString("resource_id"),
                        row.getString("tag"),
                        instant(row, "starts_at"),
                        instant(row, "ends_at"),
                        row.getObject("grades_released", Boolean.class),
                        review == null ? null : json.readValue(review, SubmissionReview.class)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** An instant as the driver takes it. */
    static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
