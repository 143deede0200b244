package org.kakehashi.hub.access.internal.auditing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.ClientNames;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the actors of the audit are called. */
@Component
class ActorNames {
    private static final String ACCOUNT = "account:";
    private static final String CLIENT = "client:";

    private final JdbcClient jdbc;
    private final List<ClientNames> clients;
    private final TenantTransactions transactions;

    ActorNames(JdbcClient jdbc, List<ClientNames> clients, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.clients = List.copyOf(clients);
        this.transactions = transactions;
    }

    /** Names by actor; one without a name is missing. */
    Map<String, String> of(int tenantId, Collection<String> actors) {
        Map<String, String> names = new HashMap<>();
        if (actors.stream().anyMatch(actor -> actor.startsWith(CLIENT))) {
            clients.forEach(
                    source -> source.clientNames(tenantId).forEach((id, name) -> names.putIfAbsent(CLIENT + id, name)));
        }
        UUID[] accounts = actors.stream()
                .filter(actor -> actor.matches(ACCOUNT + "[0-9a-f-]{36}"))
                .map(actor -> UUID.fromString(actor.substring(ACCOUNT.length())))
                .toArray(UUID[]::new);
        transactions.readOnly(tenantId, () -> {
            jdbc.sql(
                            "select account_id, display_name from account where tenant_id = :tenant and account_id = any (:ids)")
                    .param("tenant", tenantId)
                    .param("ids", accounts)
                    .query(row -> {
                        names.put(ACCOUNT + row.getObject("account_id", UUID.class), row.getString("display_name"));
                    });
            return Boolean.TRUE;
        });
        return names;
    }
}
