package org.kakehashi.hub.access.internal.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's accounts, granted roles, opt-outs, and when somebody broke the glass over the person; no secrets. */
@Component
@Order(10)
class AccountExportStore implements PersonExport {
    private static final Map<String, String> FILES = Map.of(
            "access/accounts.csv", """
                    select login_name as "loginName", display_name as "displayName", array_to_string(roles, ' ') as roles, enabled,
                        provider_id as "identityProvider", subject
                    from account where tenant_id = :tenant and person_id = :person order by login_name
                    """,
            "access/role-grants.csv", """
                    select a.login_name as "loginName", g.role, g.school_id as "schoolId", g.valid_from as "from", g.valid_until as "until"
                    from role_grant g join account a on a.tenant_id = g.tenant_id and a.account_id = g.account_id
                    where g.tenant_id = :tenant and a.person_id = :person order by g.valid_from, g.grant_id
                    """,
            "access/opt-outs.csv", """
                    select number, purpose, tool_id as "toolId", asked_on as "askedOn", asked_by as "askedBy", note,
                        valid_from as "from", valid_until as "until"
                    from opt_out where tenant_id = :tenant and person_id = :person order by number
                    """,
            "access/break-glass.csv", """
                    select reason, school_id as "schoolId", opened_at as "from", until, seen_at as "seenByPrincipalAt"
                    from break_glass where tenant_id = :tenant and person_id = :person order by opened_at
                    """);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    AccountExportStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        for (Map.Entry<String, String> file : new java.util.TreeMap<>(FILES).entrySet()) {
            archive.table(file.getKey(), rows(file.getValue(), tenantId, personId));
        }
    }

    /** The person's accounts. */
    List<UUID> of(int tenantId, UUID person) {
        return jdbc.sql(
                        "select account_id from account where tenant_id = :tenant and person_id = :person order by account_id")
                .param("tenant", tenantId)
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    private List<Map<String, @Nullable Object>> rows(String sql, int tenantId, UUID person) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("person", person)
                .query()
                .listOfRows());
    }
}
