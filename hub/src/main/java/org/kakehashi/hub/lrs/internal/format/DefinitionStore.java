package org.kakehashi.hub.lrs.internal.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kakehashi.hub.database.TenantReads;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.springframework.stereotype.Component;

/**
 * The statements that may define activities. Of an activity with many it looks at the newest and the first ones only, and not at long
 * ones, so that an answer about many activities takes little memory.
 */
@Component
class DefinitionStore {
    private static final int AT_ONCE = 20;
    private static final String DEFINES = "added & " + Splice.DEFINES_NOTHING + " = 0 and octet_length(body) <= 65536";
    private static final String SQL = """
            select w.activity, d.body from unnest(?::bigint[]) w(activity) cross join lateral (
                (select 0 as place, n.seq, n.body from (
                    select s.seq, s.added, s.body from statement s
                    where s.tenant_id = tenant.id and s.activity = w.activity order by s.seq desc limit 20 offset 0) n
                 where n.%1$s)
                union
                (select 0, f.seq, f.body from (
                    select s.seq, s.added, s.body from statement s
                    where s.tenant_id = tenant.id and s.activity = w.activity order by s.seq limit 5 offset 0) f
                 where f.%1$s)
                union all
                (select 1, s.seq, s.body from (
                    select a.seq from statement_activity a
                    where a.tenant_id = tenant.id and a.activity = w.activity order by a.seq desc limit 10 offset 0) l
                 join lateral (select s.seq, s.added, s.body from statement s
                    where s.tenant_id = tenant.id and s.seq = l.seq offset 0) s on true
                 where s.%1$s)) d
            order by w.activity, d.place, d.seq desc
            """.formatted(DEFINES);

    /** Takes a statement that names the activity of a number. */
    interface Taker {
        void take(long activity, byte[] body);
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
    private record Row(long activity, byte[] body) {}

    private final TenantReads reads;

    DefinitionStore(TenantReads reads) {
        this.reads = reads;
    }

    /** Statements of each activity: those whose object it is, the newest first, then those that name it elsewhere. */
    void newestFirst(int tenantId, Collection<Long> activities, Taker taker) {
        List<Long> all = new ArrayList<>(activities);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            String some = all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "{", "}"));
            reads.query(tenantId, SQL, List.of(some), (row, number) -> new Row(row.getLong(1), row.getBytes(2)))
                    .forEach(row -> taker.take(row.activity(), row.body()));
        }
    }
}
