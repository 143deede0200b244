package org.kakehashi.hub.lti.internal.diagnostics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches as a tool's makers see them. Each call within a transaction of the tenant. */
@Repository
class ToolLaunchStore {
    private final JdbcClient jdbc;

    ToolLaunchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a launch. */
    enum State {
        /** The tool got the id_token. */
        ANSWERED,
        /** The tool hasn't come back yet. */
        BEGUN,
        /** The tool never came back in time. */
        EXPIRED
    }

    /**
     * A launch.
     *
     * @param subject the tool's pairwise subject of the person
     * @param xapiToken whether the tool fetched the launch's token; null: it was given no fetch URL
     * @param recorded whether there are messages of it to look at
     */
    record ToolLaunch(
            UUID launchId,
            LocalDateTime at,
            String material,
            UUID subject,
            boolean instructor,
            State state,
            @Nullable Boolean xapiToken,
            boolean recorded) {}

    /**
     * A tool.
     *
     * @param inspectedUntil until when messages are recorded; null: never were
     * @param launches of the last seven days
     */
    record ToolLine(
            UUID clientId,
            String name,
            boolean enabled,
            @Nullable OffsetDateTime inspectedUntil,
            long launches,
            long faults) {
        boolean isInspected(Instant now) {
            return inspectedUntil != null && now.isBefore(inspectedUntil.toInstant());
        }
    }

    /** The tools with how much there is of each; null: all of the tenant. */
    List<ToolLine> tools(int tenantId, @Nullable Collection<UUID> clients) {
        return jdbc.sql("""
                        select t.client_id, t.name, t.enabled, t.inspected_until,
                            (select count(*) from launch l where l.tenant_id = :tenant and l.client_id = t.client_id
                                and l.started_at > now() - interval '7 days') as launches,
                            (select count(*) from launch_fault f where f.tenant_id = :tenant and f.client_id = t.client_id
                                and f.at > now() - interval '7 days') as faults
                        from tool t where t.tenant_id = :tenant and (:all or t.client_id = any (:clients)) order by t.name, t.client_id
                        """)
                .param("tenant", tenantId)
                .param("all", clients == null)
                .param("clients", clients == null ? new UUID[0] : clients.toArray(UUID[]::new))
                .query(ToolLine.class)
                .list();
    }

    /** A tool's latest launches. */
    List<ToolLaunch> latest(int tenantId, UUID clientId, Instant now, int most) {
        return jdbc.sql("""
                        select l.launch_id, l.started_at, l.subject, l.instructor, l.answered_at, l.expires_at,
                            case l.message_type when 'LtiDeepLinkingRequest' then 'Deep Linking' else r.title end as title,
                            (select bool_or(g.used_at is not null) from xapi_grant g
                                where g.tenant_id = :tenant and g.launch_id = l.launch_id) as fetched,
                            exists (select from launch_message m
                                where m.tenant_id = :tenant and m.launch_id = l.launch_id) as recorded
                        from launch l left join resource_link r on r.tenant_id = :tenant and r.resource_link_id = l.resource_link_id
                        where l.tenant_id = :tenant and l.client_id = :client order by l.started_at desc, l.launch_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("most", most)
                .query((row, n) -> new ToolLaunch(
                        row.getObject("launch_id", UUID.class),
                        LocalDateTime.ofInstant(
                                row.getObject("started_at", OffsetDateTime.class)
                                        .toInstant(),
                                SchoolDay.ZONE),
                        java.util.Objects.requireNonNullElse(row.getString("title"), "–"),
                        row.getObject("subject", UUID.class),
                        row.getBoolean("instructor"),
                        row.getObject("answered_at") != null
                                ? State.ANSWERED
                                : row.getObject("expires_at", OffsetDateTime.class)
                                                .toInstant()
                                                .isBefore(now)
                                        ? State.EXPIRED
                                        : State.BEGUN,
                        row.getObject("fetched", Boolean.class),
                        row.getBoolean("recorded")))
                .list();
    }
}
