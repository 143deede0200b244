package org.kakehashi.hub.lti.internal.token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose a client id is, and the assertions that were used. */
@Repository
class TokenStore {
    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tenant of a tool; needs no transaction, as it is not known before. */
    Optional<Integer> tenantOf(UUID clientId) {
        return jdbc.sql("select tenant_id from tool_directory where client_id = :client")
                .param("client", clientId)
                .query(Integer.class)
                .optional();
    }

    /** Keeps the tool as it is until the transaction ends: what switches it off waits, and then withdraws the new token too. */
    void hold(int tenantId, UUID clientId) {
        jdbc.sql("select client_id from tool where tenant_id = :tenant and client_id = :client for share")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(UUID.class)
                .optional();
    }

    /** Uses an assertion up; false: it was used before, on whichever node. */
    boolean use(int tenantId, UUID clientId, byte[] jtiHash, Instant endsAt) {
        return jdbc.sql("""
                        insert into client_assertion (tenant_id, client_id, jti_hash, ends_at) values (:tenant, :client, :jti, :end)
                        on conflict do nothing
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("jti", jtiHash)
                        .param("end", endsAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Forgets those that ended by themselves. */
    void forget(int tenantId, Instant now) {
        jdbc.sql("delete from client_assertion where tenant_id = :tenant and ends_at < :now")
                .param("tenant", tenantId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
