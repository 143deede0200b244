package org.kakehashi.hub.records.internal;

import org.kakehashi.connectors.spi.records.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes back what a decision of the identity desk did to records, within one transaction. */
@Repository
public class DecisionUndoStore {
    private final JdbcClient jdbc;
    private final RecordApplyStore records;

    DecisionUndoStore(JdbcClient jdbc, RecordApplyStore records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** Keeps away those who apply records, until the transaction ends. */
    public void lock(int tenantId) {
        records.lock(tenantId);
    }

    /** Records that were left out wait again, and those that became somebody's: their days are told to the log, as the last step. */
    public void waitAgain(int tenantId, long decisionId) {
        run(
                "update quarantined_record set left_out_by = null where tenant_id = :tenant and left_out_by = :id",
                tenantId,
                decisionId);
        run("""
                insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key,
                    roster_source, reason, date, payload, digest, since, hint_class, hint_number, hint_kana)
                select tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key, roster_source,
                    'UNKNOWN_PERSON', date, payload, digest, now(), hint_class, hint_number, hint_kana
                from decided_record where tenant_id = :tenant and decision_id = :id
                on conflict (tenant_id, kind, source, source_key) do nothing
                """, tenantId, decisionId);
        for (RecordKind kind : RecordKind.values()) {
            RecordTable table = RecordTable.of(kind);
            jdbc.sql("""
                            delete from %s t using decided_record d
                            where d.tenant_id = :tenant and d.decision_id = :id and d.kind = :kind and t.tenant_id = :tenant
                                and t.source = d.source and t.source_key = d.source_key and t.person_id = d.person_id %s
                            """.formatted(table.name(), table.isShared() ? "and t.kind = d.kind" : ""))
                    .param("tenant", tenantId)
                    .param("id", decisionId)
                    .param("kind", kind.name())
                    .update();
        }
        run("""
                with gone as (delete from decided_record where tenant_id = :tenant and decision_id = :id
                        returning person_id, date),
                head as (insert into record_head (tenant_id, batch) select :tenant, 1 where exists (select from gone)
                    on conflict (tenant_id) do update set batch = record_head.batch + 1 returning batch)
                insert into record_change (tenant_id, batch, person_id, date)
                select distinct :tenant, head.batch, gone.person_id, gone.date from gone, head
                """, tenantId, decisionId);
    }

    private void run(String sql, int tenantId, long decisionId) {
        jdbc.sql(sql).param("tenant", tenantId).param("id", decisionId).update();
    }
}
