package org.kakehashi.hub.records.internal;

import java.util.Map;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions about a person, and what is kept for undoing them: for as long as the records themselves, and no longer. */
@Component
@Order(110)
class DecisionErasureStore implements PersonData {
    private static final String WHOSE = " where tenant_id = :tenant and person_id = :person";

    private final JdbcClient jdbc;
    private final PersonQuarantineStore keyed;
    private final TenantTransactions transactions;

    DecisionErasureStore(JdbcClient jdbc, PersonQuarantineStore keyed, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.keyed = keyed;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? Map.of(DataKind.RECORDS, transactions.readOnly(tenantId, () -> count(tenantId, of.personId())))
                : Map.of();
    }

    private long count(int tenantId, UUID person) {
        return jdbc.sql("select count(*) from identity_decision" + WHOSE)
                .param("tenant", tenantId)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> tally.add(DataKind.RECORDS, erase(tenantId, of.personId())));
        } else if (scope instanceof OfClass) {
            transactions.run(tenantId, () -> followRecords(tenantId));
        }
    }

    private long erase(int tenantId, UUID person) {
        of("delete from decided_record" + WHOSE, tenantId, person);
        // Whose key somebody took for nobody's.
        long erased =
                keyed.of("delete from identity_decision", tenantId, person).update();
        return erased + of("delete from identity_decision" + WHOSE, tenantId, person);
    }

    /** What a retention rule has just taken out of the records is kept here neither. */
    private void followRecords(int tenantId) {
        for (RecordKind kind : RecordKind.values()) {
            RecordTable table = RecordTable.of(kind);
            jdbc.sql("""
                            delete from decided_record d where d.tenant_id = :tenant and d.kind = :kind
                                and not exists (select from %s t where t.tenant_id = :tenant and t.source = d.source
                                    and t.source_key = d.source_key %s)
                            """.formatted(table.name(), table.isShared() ? "and t.kind = d.kind" : ""))
                    .param("tenant", tenantId)
                    .param("kind", kind.name())
                    .update();
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    /** What an import has stored meanwhile. */
    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson) {
            erase(tenantId, scope, tally);
        }
    }

    private int of(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql).param("tenant", tenantId).param("person", person).update();
    }
}
