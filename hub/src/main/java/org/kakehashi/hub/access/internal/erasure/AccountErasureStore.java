package org.kakehashi.hub.access.internal.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.access.internal.session.Sessions;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's accounts and opt-outs. An account's row stays, shut and without a name, since the audit names who did something by its id.
 * It is the first to be erased, so that the person begins nothing new meanwhile.
 */
@Component
@Order(0)
class AccountErasureStore implements PersonData {
    private static final String WHOSE = " where tenant_id = :tenant and person_id = :person";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Sessions sessions;

    AccountErasureStore(JdbcClient jdbc, TenantTransactions transactions, Sessions sessions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sessions = sessions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? transactions.readOnly(
                        tenantId,
                        () -> Map.of(
                                DataKind.ACCOUNTS, count("account", tenantId, of.personId()),
                                DataKind.OPT_OUTS, count("opt_out", tenantId, of.personId())))
                : Map.of();
    }

    /** Only shuts the accounts; whose they were is forgotten at the end. */
    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            shut(tenantId, of.personId()).forEach(account -> sessions.endAll(tenantId, account));
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            // Made since, if any.
            shut(tenantId, of.personId()).forEach(account -> sessions.endAll(tenantId, account));
            transactions.run(tenantId, () -> {
                // Who broke the glass stays known; the reason may name the person.
                update("update break_glass set reason = ''" + WHOSE, tenantId, of.personId());
                tally.add(DataKind.OPT_OUTS, update("delete from opt_out" + WHOSE, tenantId, of.personId()));
                tally.add(DataKind.ACCOUNTS, forget(tenantId, of.personId()));
            });
        }
    }

    private List<UUID> shut(int tenantId, UUID person) {
        return transactions.inTenant(
                tenantId, () -> jdbc.sql("update account set enabled = false" + WHOSE + " returning account_id")
                        .param("tenant", tenantId)
                        .param("person", person)
                        .query(UUID.class)
                        .list());
    }

    private long forget(int tenantId, UUID person) {
        for (String table : List.of("recovery_code", "second_factor")) {
            update("delete from " + table + """
                     where tenant_id = :tenant and account_id in
                        (select account_id from account where tenant_id = :tenant and person_id = :person)
                    """, tenantId, person);
        }
        return update("""
                update account set enabled = false, login_name = 'erased-' || account_id, password_hash = '', display_name = '—',
                    person_id = null, roles = '{}', client_ids = '{}', provider_id = null, subject = null
                """ + WHOSE, tenantId, person);
    }

    private long count(String table, int tenantId, UUID person) {
        return jdbc.sql("select count(*) from " + table + WHOSE)
                .param("tenant", tenantId)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private long update(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql).param("tenant", tenantId).param("person", person).update();
    }
}
