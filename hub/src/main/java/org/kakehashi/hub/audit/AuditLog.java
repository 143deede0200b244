package org.kakehashi.hub.audit;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.audit.internal.EventTimes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where audit events are written. The server's login may insert and read them; nothing can change or remove one. */
@Component
public class AuditLog {
    private final JdbcClient jdbc;
    private final EventTimes times;

    AuditLog(JdbcClient jdbc, EventTimes times) {
        this.jdbc = jdbc;
        this.times = times;
    }

    /** Writes the event in the caller's open transaction of the tenant. */
    public void append(int tenantId, AuditEvent event) {
        times.note(() -> insert(tenantId, event));
    }

    private void insert(int tenantId, AuditEvent event) {
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

    /** Writes several events in the caller's open transaction of the tenant, in one statement. */
    public void appendAll(int tenantId, Collection<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into audit_event (tenant_id, actor, action, person_id, class_id, day, detail)
                        select :tenant, e.actor, e.action, e.person_id::uuid, e.class_id::uuid, e.day::date, e.detail
                        from unnest(:actors::text[], :actions::text[], :persons::text[], :classes::text[], :days::text[], :details::text[])
                            with ordinality e (actor, action, person_id, class_id, day, detail, place)
                        order by e.place
                        """)
                .param("tenant", tenantId)
                .param("actors", column(events, AuditEvent::actor))
                .param("actions", column(events, AuditEvent::action))
                .param("persons", column(events, AuditEvent::personId))
                .param("classes", column(events, AuditEvent::classId))
                .param("days", column(events, AuditEvent::day))
                .param("details", column(events, AuditEvent::detail))
                .update();
    }

    private static @Nullable String[] column(
            Collection<AuditEvent> events, Function<AuditEvent, @Nullable Object> value) {
        return events.stream()
                .map(event -> Objects.toString(value.apply(event), null))
                .toArray(String[]::new);
    }
}
