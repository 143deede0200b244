package org.kakehashi.hub.connect.internal.finding;

import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.PersonTextStore;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What reports of imports cite of a person: the finding stays, its value goes. A namesake's value may go with it, since a report doesn't
 * know whom it cites. The files themselves were deleted when their run ended.
 */
@Component
@Order(100)
class FindingErasureStore implements PersonData {
    // Keys and single names count as a whole value only: short ones stand within others'.
    private static final String CITING = """
             where tenant_id = :tenant and value <> '' and (value = any (:texts)
                or exists (select from unnest(:recognizable) t(text) where strpos(value, t.text) > 0))
            """;

    private static final int AT_ONCE = 5_000;
    private static final String OVER = """
             from import_finding f where f.tenant_id = :tenant and exists (select from import_run r
                where r.tenant_id = :tenant and r.import_id = f.import_id and r.finished_at < :until::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final PersonTextStore texts;
    private final TenantTransactions transactions;

    FindingErasureStore(JdbcClient jdbc, PersonTextStore texts, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        if (scope instanceof OfClass of && of.dataClass() == DataClass.IMPORT_REPORTS) {
            return Map.of(DataKind.FINDINGS, transactions.readOnly(tenantId, () -> over("select count(*)", tenantId, of)
                    .query(Long.class)
                    .single()));
        }
        return scope instanceof OfPerson of
                ? Map.of(DataKind.FINDINGS, transactions.readOnly(tenantId, () -> citing(
                                "select count(*) from import_finding", tenantId, of.personId())
                        .query(Long.class)
                        .single()))
                : Map.of();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        // A person's at the end, when no more can be cited.
        if (scope instanceof OfClass of && of.dataClass() == DataClass.IMPORT_REPORTS) {
            eraseOver(tenantId, of, tally);
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(
                    tenantId,
                    () -> tally.add(
                            DataKind.FINDINGS,
                            citing("update import_finding set value = null", tenantId, of.personId())
                                    .update()));
        }
    }

    private void eraseOver(int tenantId, OfClass of, Tally tally) {
        int erased = AT_ONCE;
        while (erased == AT_ONCE) {
            erased = transactions.inTenant(tenantId, () -> {
                int some = jdbc.sql(
                                "delete from import_finding gone using (select f.import_id, f.seq" + OVER + " limit "
                                        + AT_ONCE
                                        + ") o where gone.tenant_id = :tenant and gone.import_id = o.import_id and gone.seq = o.seq")
                        .param("tenant", tenantId)
                        .param("until", of.until().toString())
                        .update();
                tally.add(DataKind.FINDINGS, some);
                return some;
            });
        }
    }

    private JdbcClient.StatementSpec over(String what, int tenantId, OfClass of) {
        return jdbc.sql(what + OVER)
                .param("tenant", tenantId)
                .param("until", of.until().toString());
    }

    private JdbcClient.StatementSpec citing(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql + CITING)
                .param("tenant", tenantId)
                .param("texts", texts.of(tenantId, person).toArray(String[]::new))
                .param("recognizable", texts.recognizable(tenantId, person).toArray(String[]::new));
    }
}
