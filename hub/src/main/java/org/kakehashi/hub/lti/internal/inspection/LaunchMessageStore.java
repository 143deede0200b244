package org.kakehashi.hub.lti.internal.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Recorded messages of launches, and for which tools they are recorded. Each call within a transaction of the tenant. */
@Repository
public class LaunchMessageStore {
    private static final int MOST_LAUNCHES_AN_HOUR = 200;
    private static final int MOST_MESSAGES = 30;

    private final JdbcClient jdbc;

    LaunchMessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message as it is kept: content and checks are JSON. */
    record Kept(MessageKind kind, Instant at, String content, String checks) {}

    /** Says until when a tool's messages are recorded; null: not any more. False where there is no such tool. */
    boolean record(int tenantId, UUID clientId, @Nullable Instant until) {
        return jdbc.sql("update tool set inspected_until = :until where tenant_id = :tenant and client_id = :client")
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param(
                                "until",
                                until == null ? null : until.atOffset(ZoneOffset.UTC),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** The first message of a launch, unless very many launches of the tool were recorded in the last hour. */
    void begin(int tenantId, UUID clientId, UUID launchId, String content, Instant at) {
        jdbc.sql("""
                        insert into launch_message (tenant_id, launch_id, kind, content, checks, at)
                        select :tenant, :launch, 'LOGIN_INITIATION', :content::json, '[]'::json, :at
                        where (select count(*) from (
                            select from launch_message m join launch l on l.tenant_id = :tenant and l.launch_id = m.launch_id
                            where m.tenant_id = :tenant and m.at > :hourAgo and m.kind = 'LOGIN_INITIATION'
                                and l.client_id = :client limit :most) recent) < :most
                        """)
                .param("tenant", tenantId)
                .param("launch", launchId)
                .param("client", clientId)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("hourAgo", at.minusSeconds(3600).atOffset(ZoneOffset.UTC))
                .param("most", MOST_LAUNCHES_AN_HOUR)
                .update();
    }

    /** A further one, of a launch that has a first one and not very many. */
    void add(int tenantId, UUID launchId, MessageKind kind, String content, String checks, Instant at) {
        jdbc.sql("""
                        insert into launch_message (tenant_id, launch_id, kind, content, checks, at)
                        select :tenant, :launch, :kind, :content::json, :checks::json, :at
                        where (select count(*) from launch_message where tenant_id = :tenant and launch_id = :launch)
                            between 1 and :most
                        """)
                .param("tenant", tenantId)
                .param("launch", launchId)
                .param("kind", kind.name())
                .param("content", content)
                .param("checks", checks)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("most", MOST_MESSAGES - 1)
                .update();
    }

    /** The name of a tool. */
    Optional<String> tool(int tenantId, UUID clientId) {
        return jdbc.sql("select name from tool where tenant_id = :tenant and client_id = :client")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(String.class)
                .optional();
    }

    /** The messages of a tool's launch, in their order. */
    List<Kept> of(int tenantId, UUID clientId, UUID launchId) {
        return jdbc.sql("""
                        select m.kind, m.at, m.content::text as content, m.checks::text as checks
                        from launch l join launch_message m on m.tenant_id = l.tenant_id and m.launch_id = l.launch_id
                        where l.tenant_id = :tenant and l.launch_id = :launch and l.client_id = :client order by m.number
                        """)
                .param("tenant", tenantId)
                .param("launch", launchId)
                .param("client", clientId)
                .query((row, n) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                MessageKind.valueOf(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("content"),
                row.getString("checks"));
    }

    /** Forgets those of before. */
    public void forget(int tenantId, Instant before) {
        jdbc.sql("delete from launch_message where tenant_id = :tenant and at < :before")
                .param("tenant", tenantId)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
