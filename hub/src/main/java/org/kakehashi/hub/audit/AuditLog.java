package org.kakehashi.hub.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where audit events are written. The server's login may insert and read them; nothing can change or remove one. */
@Component
public class AuditLog {
    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the event in the caller's open transaction of the tenant. */
    public void append(int tenantId, AuditEvent event) {
        jdbc.sql("""
                        insert into audit_event (tenant_id, actor, action, person_id, detail)
                        values (:tenant, :actor, :action, :person, :detail)
                        """)
                .param("tenant", tenantId)
                .param("actor", event.actor())
                .param("action", event.action())
                .param("person", event.personId())
                .param("detail", event.detail())
                .update();
    }
}
