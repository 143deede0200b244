package org.kakehashi.hub.lti.internal.toolkeys;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where tools' keys are. Each call within a transaction of the tenant. */
@Repository
public class KeySourceStore {
    private final JdbcClient jdbc;

    KeySourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the tool's keys are; empty: there is no such tool. */
    public Optional<KeySource> find(int tenantId, UUID clientId) {
        return jdbc.sql("select client_id, jwks_uri, jwks from tool where tenant_id = :tenant and client_id = :client")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> new KeySource(
                        row.getObject("client_id", UUID.class), row.getString("jwks_uri"), row.getString("jwks")))
                .optional();
    }
}
