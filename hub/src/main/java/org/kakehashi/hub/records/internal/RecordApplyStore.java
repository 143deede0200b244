package org.kakehashi.hub.records.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes staged records over what stands, within one transaction. */
@Repository
class RecordApplyStore {
    private static final int DAYS_A_BATCH = 5000;

    private final JdbcClient jdbc;

    RecordApplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two runs of a tenant never apply at once, whatever became of the lock that their workers held. */
    void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727003, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /** Has the steps of a large set planned for many rows; for a few, looking up each is what is quick, however much stands. */
    void planForMany() {
        // Tables that grow within one transaction have no statistics, and only their owner could gather them.
        jdbc.sql("set local enable_nestloop = off").update();
    }

    /**
     * Lets go of the mark of staged records that stand already, and says of those that stand otherwise whose day they were on before;
     * counts those that are still marked. Each is looked up by its key, so that what it costs doesn't grow with what stands.
     */
    long compare(int tenantId, long importId, RecordTable table) {
        run(tenantId, importId, table.kind(), """
                update stage_record s set changed = not w.same, before_person = case when not w.same then w.person_id end,
                    before_date = case when not w.same then w.date end
                from (select n.seq, t.person_id, t.date, t.digest = n.digest as same from stage_record n
                    cross join lateral (select * from %s t where t.tenant_id = n.tenant_id and %s offset 0) t
                    where n.tenant_id = :tenant and n.import_id = :import and n.kind = :kind and n.changed) w
                where s.tenant_id = :tenant and s.import_id = :import and s.seq = w.seq
                """.formatted(
                        table.name(),
                        Arrays.stream(table.key().split(", "))
                                .map("t.%1$s = n.%1$s"::formatted)
                                .collect(Collectors.joining(" and "))));
        return jdbc.sql("""
                        select count(*) from stage_record
                        where tenant_id = :tenant and import_id = :import and kind = :kind and changed
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .param("kind", table.kind().name())
                .query(Long.class)
                .single();
    }

    /** Writes the records that were marked. */
    void write(int tenantId, long importId, RecordTable table) {
        List<String> columns = List.copyOf(table.columns().keySet());
        String named = String.join(", ", columns);
        run(tenantId, importId, table.kind(), """
                insert into %1$s (tenant_id, %5$s, person_id, date, digest, updated_at, %2$s)
                select s.tenant_id, %5$s, s.person_id, s.date, s.digest, now(), %3$s
                from (select *, payload as p from stage_record) s
                where s.tenant_id = :tenant and s.import_id = :import and s.kind = :kind and s.changed
                on conflict (tenant_id, %5$s) do update set person_id = excluded.person_id,
                    date = excluded.date, digest = excluded.digest, updated_at = excluded.updated_at, %4$s
                """.formatted(
                table.name(),
                named,
                columns.stream().map(table.columns()::get).collect(Collectors.joining(", ")),
                columns.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", ")),
                table.key()));
    }

    /** Tells the log which pupils' days changed, of the kinds that facts and boards read. Takes the batch numbers, so it is the transaction's last statement. */
    void log(int tenantId, long importId) {
        jdbc.sql("""
                        with days as (
                            select person_id, date from stage_record
                            where tenant_id = :tenant and import_id = :import and changed and kind = any (:kinds)
                            union select before_person, before_date from stage_record
                            where tenant_id = :tenant and import_id = :import and before_person is not null
                                and kind = any (:kinds)),
                        parts as (select person_id, date, (row_number() over (order by date, person_id) - 1) / :size as part
                            from days),
                        size as (select max(part) + 1 as batches from parts having count(*) > 0),
                        head as (insert into record_head (tenant_id, batch) select :tenant, batches from size
                            on conflict (tenant_id) do update set batch = record_head.batch + excluded.batch
                            returning batch)
                        insert into record_change (tenant_id, batch, person_id, date)
                        select :tenant, head.batch - size.batches + 1 + parts.part, parts.person_id, parts.date
                        from parts, size, head
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .param("size", DAYS_A_BATCH)
                .param(
                        "kinds",
                        RecordTable.OF_DAYS.stream().map(RecordKind::name).toArray(String[]::new))
                .update();
    }

    private void run(int tenantId, long importId, RecordKind kind, String sql) {
        jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("import", importId)
                .param("kind", kind.name())
                .update();
    }
}
