package org.kakehashi.hub.roster.internal.provider;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clients' secrets, of which their ids are made; one is made when it is first needed, and never changes. */
@Repository
class ClientIdStore {
    private final JdbcClient jdbc;

    ClientIdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the client; within a transaction of the tenant that may write. */
    ClientIds of(int tenantId, UUID clientId) {
        return find(tenantId, clientId).orElseGet(() -> {
            jdbc.sql(
                            "insert into roster_client (tenant_id, client_id) values (:tenant, :client) on conflict do nothing")
                    .param("tenant", tenantId)
                    .param("client", clientId)
                    .update();
            return find(tenantId, clientId).orElseThrow();
        });
    }

    private Optional<ClientIds> find(int tenantId, UUID clientId) {
        return jdbc.sql("select id_secret from roster_client where tenant_id = :tenant and client_id = :client")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> new ClientIds(row.getBytes(1)))
                .optional();
    }
}
