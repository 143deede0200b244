package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Line items of all tools of a class. Each call within a transaction of the tenant. */
@Repository
class GradebookStore {
    private final JdbcClient jdbc;

    GradebookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line item as teachers see it. */
    record Column(UUID lineItemId, String tool, String label, BigDecimal maximum) {}

    /** The latest line items of the class, the newest first. */
    List<Column> columns(int tenantId, UUID classId, int most) {
        return jdbc.sql("""
                        select i.line_item_id, t.name, i.label, i.score_maximum
                        from lti_line_item i join tool t on t.tenant_id = i.tenant_id and t.client_id = i.client_id
                        where i.tenant_id = :tenant and i.class_id = :class
                        order by i.made_at desc, i.line_item_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("most", most)
                .query((row, n) -> new Column(
                        row.getObject("line_item_id", UUID.class),
                        row.getString("name"),
                        row.getString("label"),
                        row.getBigDecimal("score_maximum")))
                .list();
    }
}
