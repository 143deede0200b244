package org.kakehashi.hub.lti.internal.launch;

import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's launches with their grants and tokens, and the subjects that tools know the person by. Tokens go first, so that no tool writes
 * about the person while the statements go.
 */
@Component
@Order(100)
class LaunchErasureStore implements PersonData {
    private static final String WHOSE = " where tenant_id = :tenant and person_id = :person";

    private static final int AT_ONCE = 5_000;
    /** One that is under way stays. */
    private static final String OVER = "started_at < :until::timestamptz and expires_at < now()";

    private final JdbcClient jdbc;
    private final AccessTokens tokens;
    private final TenantTransactions transactions;

    LaunchErasureStore(JdbcClient jdbc, AccessTokens tokens, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        if (scope instanceof OfClass of && of.dataClass() == DataClass.LAUNCHES) {
            return Map.of(DataKind.LAUNCHES, transactions.readOnly(tenantId, () -> over("select count(*)", tenantId, of)
                    .query(Long.class)
                    .single()));
        }
        return scope instanceof OfPerson of
                ? Map.of(
                        DataKind.LAUNCHES,
                        transactions.readOnly(
                                tenantId,
                                () -> count("launch", tenantId, of.personId())
                                        + count("pairwise_subject", tenantId, of.personId())))
                : Map.of();
    }

    private long count(String table, int tenantId, UUID person) {
        return of("select count(*) from " + table + WHOSE, tenantId, person)
                .query(Long.class)
                .single();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> tally.add(DataKind.LAUNCHES, launches(tenantId, of.personId())));
        }
        if (scope instanceof OfClass of && of.dataClass() == DataClass.LAUNCHES) {
            eraseOver(tenantId, of, tally);
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    /** Launches that were under way meanwhile, too. */
    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> {
                tally.add(DataKind.LAUNCHES, launches(tenantId, of.personId()));
                tally.add(
                        DataKind.LAUNCHES,
                        of("delete from pairwise_subject" + WHOSE, tenantId, of.personId())
                                .update());
            });
        }
    }

    private void eraseOver(int tenantId, OfClass of, Tally tally) {
        int erased = AT_ONCE;
        while (erased == AT_ONCE) {
            erased = transactions.inTenant(tenantId, () -> {
                int some = jdbc.sql("""
                                delete from launch where tenant_id = :tenant and launch_id in (
                                    select launch_id from launch where tenant_id = :tenant and %s limit %d)
                                """.formatted(OVER, AT_ONCE))
                        .param("tenant", tenantId)
                        .param("until", of.until().toString())
                        .update();
                tally.add(DataKind.LAUNCHES, some);
                return some;
            });
        }
    }

    private JdbcClient.StatementSpec over(String what, int tenantId, OfClass of) {
        return jdbc.sql(what + " from launch where tenant_id = :tenant and " + OVER)
                .param("tenant", tenantId)
                .param("until", of.until().toString());
    }

    private long launches(int tenantId, UUID person) {
        of("select subject from pairwise_subject" + WHOSE, tenantId, person)
                .query(UUID.class)
                .list()
                .forEach(subject -> tokens.revokeActor(tenantId, subject.toString()));
        // What others looked at of this person's work goes as well.
        of("delete from launch where tenant_id = :tenant and for_person_id = :person", tenantId, person)
                .update();
        return of("delete from launch" + WHOSE, tenantId, person).update();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql).param("tenant", tenantId).param("person", person);
    }
}
