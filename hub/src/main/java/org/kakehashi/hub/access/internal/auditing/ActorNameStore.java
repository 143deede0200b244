package org.kakehashi.hub.access.internal.auditing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names of accounts. */
@Repository
class ActorNameStore {
    private final JdbcClient jdbc;

    ActorNameStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names of those that are known. */
    Map<UUID, String> accounts(int tenantId, List<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select account_id, display_name from account where tenant_id = :tenant and account_id = any (:ids)")
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("account_id", UUID.class), row.getString("display_name"));
                });
        return names;
    }
}
