package org.kakehashi.hub.lti.internal.grant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes of launches. */
@Repository
class GrantStore {
    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code with what its launch says; {@code open}: unused, in time, and of a tool that is on and may have grants; {@code inspected}: its messages are recorded. */
    record Found(
            boolean open,
            UUID clientId,
            String toolName,
            UUID launchId,
            UUID subject,
            UUID registration,
            boolean inspected) {}

    /** Holds the tool's row, so that a tool being switched off waits and then sees the token that it has to withdraw. */
    Optional<Found> find(int tenantId, byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        select g.used_at is null and g.expires_at > :now and t.enabled and t.xapi_grant
                                and exists (select from deployment d where d.tenant_id = l.tenant_id and d.client_id = l.client_id
                                    and d.deployment_id = l.deployment_id) as open,
                               t.client_id, t.name as tool_name, l.launch_id, l.subject, l.registration,
                               coalesce(t.inspected_until > :now, false) as inspected
                        from xapi_grant g
                        join tool t on t.tenant_id = g.tenant_id and t.client_id = g.client_id
                        join launch l on l.tenant_id = g.tenant_id and l.launch_id = g.launch_id
                        where g.tenant_id = :tenant and g.code_hash = :code
                        for share of t
                        """)
                .param("tenant", tenantId)
                .param("code", codeHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Found.class)
                .optional();
    }

    /** Uses the code up; false where another request was quicker. */
    boolean use(int tenantId, byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        update xapi_grant set used_at = :now
                        where tenant_id = :tenant and code_hash = :code and used_at is null
                        """)
                        .param("tenant", tenantId)
                        .param("code", codeHash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Uses up the codes nobody used yet; gives how many. */
    int spend(int tenantId, Withdrawal what, Instant now) {
        return jdbc.sql("""
                        update xapi_grant g set used_at = :now from launch l
                        where g.tenant_id = :tenant and g.used_at is null and l.tenant_id = :tenant and l.launch_id = g.launch_id
                            and %s = :id
                        """.formatted(column(what)))
                .param("tenant", tenantId)
                .param("id", id(what))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the tenant has that tool or launch, or any tool knows that person. */
    boolean exists(int tenantId, Withdrawal what) {
        String where =
                switch (what) {
                    case Withdrawal.OfTool ignored -> "tool where tenant_id = :tenant and client_id = :id";
                    case Withdrawal.OfLaunch ignored -> "launch where tenant_id = :tenant and launch_id = :id";
                    case Withdrawal.OfPerson ignored ->
                        "pairwise_subject where tenant_id = :tenant and person_id = :id";
                };
        return jdbc.sql("select exists (select from " + where + ")")
                .param("tenant", tenantId)
                .param("id", id(what))
                .query(Boolean.class)
                .single();
    }

    /** Who made that launch of the tool. */
    Optional<UUID> person(int tenantId, UUID clientId, UUID launchId) {
        return jdbc.sql("""
                        select person_id from launch where tenant_id = :tenant and launch_id = :launch and client_id = :client
                        """)
                .param("tenant", tenantId)
                .param("launch", launchId)
                .param("client", clientId)
                .query(UUID.class)
                .optional();
    }

    /** The xAPI registration of a launch that is there. */
    UUID registration(int tenantId, UUID launchId) {
        return jdbc.sql("select registration from launch where tenant_id = :tenant and launch_id = :launch")
                .param("tenant", tenantId)
                .param("launch", launchId)
                .query(UUID.class)
                .single();
    }

    /** What tools know the person by. */
    List<UUID> subjects(int tenantId, UUID personId) {
        return jdbc.sql("select subject from pairwise_subject where tenant_id = :tenant and person_id = :person")
                .param("tenant", tenantId)
                .param("person", personId)
                .query(UUID.class)
                .list();
    }

    private static String column(Withdrawal what) {
        return switch (what) {
            case Withdrawal.OfTool ignored -> "l.client_id";
            case Withdrawal.OfLaunch ignored -> "l.launch_id";
            case Withdrawal.OfPerson ignored -> "l.person_id";
        };
    }

    private static UUID id(Withdrawal what) {
        return switch (what) {
            case Withdrawal.OfTool(UUID clientId) -> clientId;
            case Withdrawal.OfLaunch(UUID launchId) -> launchId;
            case Withdrawal.OfPerson(UUID personId) -> personId;
        };
    }

    int forget(int tenantId, Instant expiredBefore) {
        return jdbc.sql("delete from xapi_grant where tenant_id = :tenant and expires_at < :before")
                .param("tenant", tenantId)
                .param("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
