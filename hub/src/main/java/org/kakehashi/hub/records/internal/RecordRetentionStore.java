package org.kakehashi.hub.records.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records whose time is over. Who follows the records is told of each day that lost one. */
@Component
@Order(100)
class RecordRetentionStore implements PersonData {
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final RecordApplyStore imports;
    private final TenantTransactions transactions;

    RecordRetentionStore(JdbcClient jdbc, RecordApplyStore imports, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.transactions = transactions;
    }

    /** The rows of a class that are over: a table, and its condition on {@code :day} or {@code :until}. */
    private record Over(String table, String condition) {
        static List<Over> of(DataClass dataClass) {
            return dataClass == DataClass.QUARANTINE
                    ? List.of(new Over("quarantined_record", "since < :until::timestamptz"))
                    : Arrays.stream(RecordKind.values())
                            .filter(kind -> RecordClasses.of(kind) == dataClass)
                            .map(Over::of)
                            .toList();
        }

        private static Over of(RecordKind kind) {
            String table = RecordTable.of(kind).name();
            return new Over(
                    table, table.equals(RecordTable.SHARED) ? "kind = '" + kind + "' and date < :day" : "date < :day");
        }

        /** Whose rows are days that others follow. */
        boolean isOfDays() {
            return RecordTable.OF_DAYS.stream()
                    .anyMatch(kind -> RecordTable.of(kind).name().equals(table));
        }
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        if (!(scope instanceof OfClass of)) {
            return Map.of();
        }
        List<Over> all = Over.of(of.dataClass());
        return all.isEmpty()
                ? Map.of()
                : Map.of(DataKind.RECORDS, transactions.readOnly(tenantId, () -> all.stream()
                        .mapToLong(over -> count(tenantId, of, over))
                        .sum()));
    }

    private long count(int tenantId, OfClass of, Over over) {
        return sql(
                        "select count(*) from " + over.table() + " where tenant_id = :tenant and " + over.condition(),
                        tenantId,
                        of)
                .query(Long.class)
                .single();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfClass of) {
            Over.of(of.dataClass()).forEach(over -> erase(tenantId, of, over, tally));
        }
    }

    private void erase(int tenantId, OfClass of, Over over, Tally tally) {
        long erased = AT_ONCE;
        while (erased == AT_ONCE) {
            erased = transactions.inTenant(tenantId, () -> {
                imports.lock(tenantId);
                long some = sql(over.isOfDays() ? days(over) : rows(over), tenantId, of)
                        .query(Long.class)
                        .single();
                tally.add(DataKind.RECORDS, some);
                return some;
            });
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    private static String days(Over over) {
        return gone(over, "t.person_id, t.date") + """
                , head as (insert into record_head (tenant_id, batch) select :tenant, 1 where exists (select from gone)
                    on conflict (tenant_id) do update set batch = record_head.batch + 1 returning batch),
                told as (insert into record_change (tenant_id, batch, person_id, date)
                    select distinct :tenant, head.batch, gone.person_id, gone.date from gone, head)
                select count(*) from gone
                """;
    }

    private static String rows(Over over) {
        return gone(over, "1") + " select count(*) from gone";
    }

    private static String gone(Over over, String returning) {
        return """
                with gone as (delete from %1$s t using (
                        select kept.ctid from %1$s kept where tenant_id = :tenant and %2$s limit %3$d) over
                    where t.tenant_id = :tenant and t.ctid = over.ctid returning %4$s)
                """.formatted(over.table(), over.condition(), AT_ONCE, returning);
    }

    private JdbcClient.StatementSpec sql(String sql, int tenantId, OfClass of) {
        return jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("day", LocalDate.ofInstant(of.until(), SchoolDay.ZONE))
                .param("until", of.until().toString());
    }
}
