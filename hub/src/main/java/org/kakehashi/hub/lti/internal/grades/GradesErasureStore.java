package org.kakehashi.hub.lti.internal.grades;

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

/** A person's results. They go again when the subjects have gone, after which no tool can send one. */
@Component
@Order(110)
class GradesErasureStore implements PersonData {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    GradesErasureStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? Map.of(DataKind.RESULTS, transactions.readOnly(tenantId, () -> of(
                                "select count(*)", tenantId, of.personId())
                        .query(Long.class)
                        .single()))
                : Map.of();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(
                    tenantId,
                    () -> tally.add(
                            DataKind.RESULTS,
                            of("delete", tenantId, of.personId()).update()));
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        erase(tenantId, scope, tally);
    }

    private JdbcClient.StatementSpec of(String what, int tenantId, UUID person) {
        return jdbc.sql(what + " from lti_result where tenant_id = :tenant and person_id = :person")
                .param("tenant", tenantId)
                .param("person", person);
    }
}
