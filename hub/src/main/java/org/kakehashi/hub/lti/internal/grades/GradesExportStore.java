package org.kakehashi.hub.lti.internal.grades;

import java.io.IOException;
import java.util.UUID;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tools said of a person's work. */
@Component
@Order(45)
class GradesExportStore implements PersonExport {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    GradesExportStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        archive.table("grades/results.csv", transactions.readOnly(tenantId, () -> jdbc.sql("""
                        select t.name as tool, i.label, i.class_id as "classId", r.score_given as "scoreGiven",
                            r.score_maximum as "scoreMaximum", r.activity_progress as "activityProgress",
                            r.grading_progress as "gradingProgress", r.comment, r.scored_at as "timestamp",
                            r.started_at as "startedAt", r.submitted_at as "submittedAt"
                        from lti_result r
                        join lti_line_item i on i.tenant_id = r.tenant_id and i.line_item_id = r.line_item_id
                        join tool t on t.tenant_id = i.tenant_id and t.client_id = i.client_id
                        where r.tenant_id = :tenant and r.person_id = :person order by r.scored_at, r.line_item_id
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .query()
                .listOfRows()));
    }
}
