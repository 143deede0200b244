package org.kakehashi.hub.records.internal;

import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's records, and those in quarantine or on the way to be stored under one of the person's keys. The log of changes keeps the
 * opaque id, and tells its followers that these days changed.
 */
@Component
@Order(100)
class RecordErasureStore implements PersonData {
    private static final String WHOSE = " where tenant_id = :tenant and person_id = :person";
    private final JdbcClient jdbc;
    private final RecordApplyStore imports;
    private final PersonQuarantineStore quarantine;
    private final TenantTransactions transactions;

    RecordErasureStore(
            JdbcClient jdbc,
            RecordApplyStore imports,
            PersonQuarantineStore quarantine,
            TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.quarantine = quarantine;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? Map.of(DataKind.RECORDS, transactions.readOnly(tenantId, () -> count(tenantId, of.personId())))
                : Map.of();
    }

    private long count(int tenantId, UUID person) {
        long count = quarantine
                .of("select count(*) from quarantined_record", tenantId, person)
                .query(Long.class)
                .single();
        for (String table : RecordTable.NAMES) {
            count += of("select count(*) from " + table + WHOSE, tenantId, person)
                    .query(Long.class)
                    .single();
        }
        return count;
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> tally.add(DataKind.RECORDS, erase(tenantId, of.personId())));
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    /** What an import has stored meanwhile; the roster, which is released after this, knows the keys. */
    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        erase(tenantId, scope, tally);
    }

    private long erase(int tenantId, UUID person) {
        imports.lock(tenantId);
        log(tenantId, person);
        long erased = quarantine
                .of("delete from quarantined_record", tenantId, person)
                .update();
        quarantine.of("delete from stage_record", tenantId, person).update();
        of("delete from stage_record" + WHOSE, tenantId, person).update();
        for (String table : RecordTable.NAMES) {
            erased += of("delete from " + table + WHOSE, tenantId, person).update();
        }
        return erased;
    }

    private void log(int tenantId, UUID person) {
        of("""
                with days as (
                    select date from attendance where tenant_id = :tenant and person_id = :person
                    union select date from mood where tenant_id = :tenant and person_id = :person
                    union select date from nurse_visit where tenant_id = :tenant and person_id = :person),
                head as (insert into record_head (tenant_id, batch)
                    select :tenant, 1 where exists (select from days)
                    on conflict (tenant_id) do update set batch = record_head.batch + 1 returning batch)
                insert into record_change (tenant_id, batch, person_id, date)
                select :tenant, head.batch, :person, days.date from days, head
                """, tenantId, person).update();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql).param("tenant", tenantId).param("person", person);
    }
}
