package org.kakehashi.hub.lti.internal.deeplink;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deep linking launches that wait for the tool's response. Each call within a transaction of the tenant. */
@Repository
class ReturnStore {
    private final JdbcClient jdbc;

    ReturnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A launch that a tool was given {@code data} with.
     *
     * @param accountId who chooses
     * @param returned whether the tool came back before
     */
    record Awaited(
            UUID launchId, UUID accountId, UUID classId, String deploymentId, Instant startedAt, boolean returned) {}

    /** The launch of {@code data}, if it was given to that tool. */
    Optional<Awaited> awaited(int tenantId, UUID clientId, byte[] dataHash) {
        return jdbc.sql("""
                        select launch_id, account_id, class_id, deployment_id, started_at, returned_at from launch
                        where tenant_id = :tenant and client_id = :client and data_hash = :data
                            and message_type = 'LtiDeepLinkingRequest'
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("data", dataHash)
                .query((row, n) -> new Awaited(
                        row.getObject("launch_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("class_id", UUID.class),
                        row.getString("deployment_id"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getObject("returned_at", Timestamp.class) != null))
                .optional();
    }

    /**
     * Uses {@code data} and the response's nonce up; false where either was used before.
     *
     * @param log what the tool asks to be written down; null: nothing
     */
    boolean use(int tenantId, UUID clientId, UUID launchId, byte[] nonceHash, @Nullable String log, Instant now) {
        return jdbc.sql("""
                        update launch set returned_at = :now, return_nonce_hash = :nonce, return_log = :log
                        where tenant_id = :tenant and launch_id = :launch and returned_at is null
                          and not exists (select from launch other where other.tenant_id = :tenant
                                          and other.client_id = :client and other.return_nonce_hash = :nonce)
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("launch", launchId)
                        .param("nonce", nonceHash)
                        .param("log", log)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
