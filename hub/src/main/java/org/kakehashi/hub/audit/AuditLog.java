package org.kakehashi.hub.audit;

import java.util.Collection;
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
                        insert into audit_event (tenant_id, actor, action, person_id, class_id, day, detail)
                        values (:tenant, :actor, :action, :person, :class, :day, :detail)
                        """)
                .param("tenant", tenantId)
                .param("actor", event.actor())
                .param("action", event.action())
                .param("person", event.personId())
                .param("class", event.classId())
                .param("day", event.day())
                .param("detail", event.detail())
                .update();
    }

    /** Writes several events in the caller's open transaction of the tenant. */
    public void appendAll(int tenantId, Collection<AuditEvent> events) {
        events.forEach(event -> append(tenantId, event));
    }
}
