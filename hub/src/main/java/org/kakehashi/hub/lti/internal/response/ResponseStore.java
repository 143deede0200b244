package org.kakehashi.hub.lti.internal.response;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches that wait for the tool's response. Each call within a transaction of the tenant. */
@Repository
public class ResponseStore {
    private final JdbcClient jdbc;

    ResponseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The launch with which that tool was given what it echoes. */
    public Optional<Awaited> awaited(int tenantId, UUID clientId, Answering message, byte[] dataHash) {
        return jdbc.sql("""
                        select launch_id, account_id, class_id, deployment_id, started_at, returned_at from launch
                        where tenant_id = :tenant and client_id = :client and data_hash = :data
                            and message_type = :message
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("data", dataHash)
                .param("message", message.asked())
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
     * Uses the echo and the response's nonce up; false where either was used before.
     *
     * @param log what the tool asks to be written down; null: nothing
     */
    public boolean use(
            int tenantId, UUID clientId, UUID launchId, byte[] nonceHash, @Nullable String log, Instant now) {
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
