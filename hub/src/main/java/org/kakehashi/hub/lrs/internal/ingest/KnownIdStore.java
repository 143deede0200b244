package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which ids the store has. */
@Repository
class KnownIdStore {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    KnownIdStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    Set<UUID> among(int tenantId, List<UUID> ids) {
        return transactions.readOnly(
                tenantId, () -> jdbc.sql("select id from statement_key where tenant_id = :tenant and id = any(:ids)")
                        .param("tenant", tenantId)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set());
    }
}
