package org.kakehashi.hub.lti.internal.launch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches of proctoring tools as pupils' tries of assessments. Each call within a transaction of the tenant. */
@Repository
class AttemptStore {
    private final JdbcClient jdbc;
    private final ToolRows rows;

    AttemptStore(JdbcClient jdbc, ToolRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** How often the pupil was let on to the assessment. */
    int started(int tenantId, UUID personId, UUID resourceLinkId) {
        return jdbc.sql("""
                        select count(*) from launch where tenant_id = :tenant and person_id = :person and resource_link_id = :link
                            and message_type = 'LtiStartProctoring' and returned_at is not null
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .param("link", resourceLinkId)
                .query(Integer.class)
                .single();
    }

    /** A person's own try, whose proctoring tool is on and still deployed there, and whose link is still there. */
    Optional<Attempt> find(int tenantId, UUID accountId, UUID proctoringId) {
        return jdbc.sql("select l.*, " + ToolRows.TOOL + ", " + ToolRows.LINK + """
                         from launch l
                        join tool t on t.tenant_id = l.tenant_id and t.client_id = l.client_id and t.enabled
                        join deployment d on d.tenant_id = l.tenant_id and d.client_id = l.client_id
                            and d.deployment_id = l.deployment_id
                        join resource_link r on r.tenant_id = l.tenant_id and r.resource_link_id = l.resource_link_id
                        where l.tenant_id = :tenant and l.launch_id = :launch and l.account_id = :account
                            and l.message_type = 'LtiStartProctoring'
                        """)
                .param("tenant", tenantId)
                .param("launch", proctoringId)
                .param("account", accountId)
                .query((row, n) -> attempt(row))
                .optional();
    }

    /** Whether it is a try of that account's, whatever became of tool and link. */
    boolean isOf(int tenantId, UUID accountId, UUID proctoringId) {
        return jdbc.sql("""
                        select exists (select from launch where tenant_id = :tenant and launch_id = :launch and account_id = :account
                            and message_type = 'LtiStartProctoring')
                        """)
                .param("tenant", tenantId)
                .param("launch", proctoringId)
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    private Attempt attempt(ResultSet row) throws SQLException {
        Tool proctor = rows.tool(row);
        return new Attempt(
                row.getObject("launch_id", UUID.class),
                row.getObject("person_id", UUID.class),
                new Placement(proctor, Opened.proctoring(proctor, row.getString("deployment_id"), rows.link(row))),
                row.getObject("class_id", UUID.class),
                row.getBoolean("instructor"),
                DocumentTarget.of(row.getString("document_target")).orElse(DocumentTarget.WINDOW),
                row.getInt("attempt_number"),
                row.getBoolean("end_return"));
    }

    /** Notes that the tool wants to have the pupil back afterwards. */
    void wantBack(int tenantId, UUID proctoringId) {
        jdbc.sql("update launch set end_return = true where tenant_id = :tenant and launch_id = :launch")
                .param("tenant", tenantId)
                .param("launch", proctoringId)
                .update();
    }

    /** Ends a try that was let on; false where it wasn't, or ended before. */
    boolean end(int tenantId, UUID proctoringId, Instant now) {
        return jdbc.sql("""
                        update launch set ended_at = :now where tenant_id = :tenant and launch_id = :launch
                            and returned_at is not null and ended_at is null
                        """)
                        .param("tenant", tenantId)
                        .param("launch", proctoringId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
