package org.kakehashi.hub.lrs.internal.format;

import java.util.Collection;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The statements that may define activities. Of an activity with many it looks at the newest and the first ones only. */
@Component
class DefinitionStore {
    private static final String SQL = """
            select w.activity, d.body from unnest(?::bigint[]) w(activity) cross join lateral (
                (select 0 as place, n.seq, n.body from (
                    select seq, added, body from statement
                    where tenant_id = ? and activity = w.activity order by seq desc limit 20 offset 0) n
                 where n.added & %1$d = 0)
                union
                (select 0, f.seq, f.body from (
                    select seq, added, body from statement
                    where tenant_id = ? and activity = w.activity order by seq limit 5 offset 0) f
                 where f.added & %1$d = 0)
                union all
                (select 1, s.seq, s.body from (
                    select seq from statement_activity
                    where tenant_id = ? and activity = w.activity order by seq desc limit 10 offset 0) l
                 join lateral (select seq, added, body from statement where tenant_id = ? and seq = l.seq offset 0) s on true
                 where s.added & %1$d = 0)) d
            order by w.activity, d.place, d.seq desc
            """.formatted(Splice.DEFINES_NOTHING);

    /** Takes a statement that names the activity of a number. */
    interface Taker {
        void take(long activity, byte[] body);
    }

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;

    DefinitionStore(JdbcTemplate jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Statements of each activity: those whose object it is, the newest first, then those that name it elsewhere. */
    void newestFirst(int tenantId, Collection<Long> activities, Taker taker) {
        if (activities.isEmpty()) {
            return;
        }
        transactions.readOnly(tenantId, () -> {
            jdbc.queryForObject("select set_config('plan_cache_mode', 'force_generic_plan', true)", String.class);
            jdbc.query(
                    SQL,
                    statement -> {
                        statement.setArray(1, statement.getConnection().createArrayOf("bigint", activities.toArray()));
                        for (int i = 2; i <= 5; i++) {
                            statement.setInt(i, tenantId);
                        }
                    },
                    row -> {
                        taker.take(row.getLong(1), row.getBytes(2));
                    });
            return true;
        });
    }
}
