package org.kakehashi.hub.access.internal.auditing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.ClientNames;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** What the actors of the audit are called. */
@Component
class ActorNames {
    private static final String ACCOUNT = "account:";
    private static final String CLIENT = "client:";

    private final ActorNameStore accounts;
    private final List<ClientNames> clients;
    private final TenantTransactions transactions;

    ActorNames(ActorNameStore accounts, List<ClientNames> clients, TenantTransactions transactions) {
        this.accounts = accounts;
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
        List<UUID> ids = actors.stream()
                .filter(actor -> actor.matches(ACCOUNT + "[0-9a-f-]{36}"))
                .map(actor -> UUID.fromString(actor.substring(ACCOUNT.length())))
                .toList();
        transactions
                .readOnly(tenantId, () -> accounts.accounts(tenantId, ids))
                .forEach((id, name) -> names.put(ACCOUNT + id, name));
        return names;
    }
}
