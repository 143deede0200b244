package org.kakehashi.hub.lrs.internal.page;

import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which statements refer to one. */
@Repository
class ReferringStore {
    private static final int MOST = 50;

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;

    ReferringStore(JdbcTemplate jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A statement whose object is a StatementRef to another, and whether it voids that. */
    record Reference(UUID id, boolean voids) {}

    /** The latest references to a statement. */
    List<Reference> to(int tenantId, UUID statementId) {
        return transactions.readOnly(
                tenantId,
                () -> jdbc.query(
                        """
                        select s.id, r.voids from (select seq, voids from statement_reference
                            where tenant_id = ? and target = ? order by seq desc limit ?) r
                        join lateral (select id from statement where tenant_id = ? and seq = r.seq offset 0) s on true
                        order by r.seq desc
                        """,
                        (row, n) -> new Reference(row.getObject(1, UUID.class), row.getBoolean(2)),
                        tenantId,
                        statementId,
                        MOST,
                        tenantId));
    }
}
