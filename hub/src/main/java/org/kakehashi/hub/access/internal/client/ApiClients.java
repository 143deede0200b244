package org.kakehashi.hub.access.internal.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientNames;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.ClientScopes;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.access.internal.CredentialStore;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Makes API clients and revokes them; either leaves a line in the audit. */
@Component
class ApiClients implements ClientNames {
    private static final int PAGE = 50;

    private final ApiClientStore store;
    private final CredentialStore credentials;
    private final Purposes purposes;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    ApiClients(
            ApiClientStore store,
            CredentialStore credentials,
            Purposes purposes,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.purposes = purposes;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a wish for a client. */
    sealed interface Outcome {
        /** Made; the secret can't be had again. */
        record Made(UUID clientId, String secret) implements Outcome {}

        record Rejected(List<ClientFault> faults) implements Outcome {}
    }

    /**
     * Some of a tenant's clients, newest first.
     *
     * @param clients no more than a page
     * @param next what to ask for next; 0: there are no more
     */
    record Page(List<ApiClient> clients, long next) {}

    /** Makes a client with a key (its id) and a secret; or says all that is wrong. */
    Outcome make(Caller caller, NewClient wanted) {
        Set<String> known =
                purposes.all(caller.tenantId()).stream().map(Purpose::key).collect(Collectors.toSet());
        List<ClientFault> faults = NewClientCheck.faultsOf(wanted, known, clock.instant());
        if (!faults.isEmpty()) {
            return new Outcome.Rejected(faults);
        }
        UUID clientId = UUID.randomUUID();
        String secret = Secrets.random();
        List<String> scopes = present(wanted.scopes());
        ClientRules rules = new ClientRules(
                present(wanted.actors()),
                present(wanted.activityPrefixes()),
                present(wanted.verbs()),
                wanted.onBehalfOf(),
                wanted.purpose(),
                present(wanted.schools()),
                wanted.requestsPerMinute(),
                wanted.roster());
        ClientCaller client = new ClientCaller(
                caller.tenantId(),
                clientId,
                String.valueOf(wanted.name()).strip(),
                ClientScopes.permissions(scopes),
                null,
                rules);
        transactions.run(caller.tenantId(), () -> {
            credentials.add(Secrets.sha256(clientId + ":" + secret), client, wanted.expiresAt());
            store.add(caller.tenantId(), clientId, client.name(), scopes, rules, wanted.expiresAt());
            audited(caller, "access.make-client", clientId);
        });
        return new Outcome.Made(clientId, secret);
    }

    /** A page of the tenant's clients: those older than {@code before}. */
    Page list(Caller caller, long before) {
        List<ApiClient> found =
                transactions.readOnly(caller.tenantId(), () -> store.list(caller.tenantId(), before, PAGE + 1));
        return found.size() <= PAGE
                ? new Page(found, 0)
                : new Page(found.subList(0, PAGE), found.get(PAGE - 1).number());
    }

    /** Withdraws a client's credentials at once; repeatable. False where the tenant has no such client. */
    boolean revoke(Caller caller, UUID clientId) {
        return transactions.inTenant(caller.tenantId(), () -> {
            if (!store.revoke(caller.tenantId(), clientId)) {
                return store.exists(caller.tenantId(), clientId);
            }
            credentials.removeAll(caller.tenantId(), clientId);
            audited(caller, "access.revoke-client", clientId);
            return true;
        });
    }

    Optional<ApiClient> find(Caller caller, UUID clientId) {
        return transactions.readOnly(caller.tenantId(), () -> store.find(caller.tenantId(), clientId));
    }

    List<ClientSecret> secrets(Caller caller, UUID clientId) {
        return transactions.readOnly(caller.tenantId(), () -> credentials.secrets(caller.tenantId(), clientId));
    }

    /** A further secret; the others end after {@code overlap}. Empty where the tenant has no such client, or it isn't good any more. */
    Optional<String> rotate(Caller caller, UUID clientId, Duration overlap) {
        return transactions.inTenant(caller.tenantId(), () -> {
            Optional<ApiClient> client =
                    store.find(caller.tenantId(), clientId).filter(one -> one.isGood(clock.instant()));
            return client.map(one -> {
                String secret = Secrets.random();
                credentials.endSecrets(
                        caller.tenantId(), clientId, clock.instant().plus(overlap));
                credentials.add(
                        Secrets.sha256(clientId + ":" + secret),
                        new ClientCaller(
                                caller.tenantId(),
                                clientId,
                                one.name(),
                                ClientScopes.permissions(one.scopes()),
                                null,
                                one.rules()),
                        one.expiresAt());
                audited(caller, "access.rotate-client-secret", clientId);
                return secret;
            });
        });
    }

    /** Ends one secret at once. */
    boolean endSecret(Caller caller, UUID clientId, String fingerprint) {
        return transactions.inTenant(caller.tenantId(), () -> {
            boolean ended = credentials.removeSecret(caller.tenantId(), clientId, fingerprint);
            if (ended) {
                audited(caller, "access.end-client-secret", clientId);
            }
            return ended;
        });
    }

    @Override
    public Map<UUID, String> clientNames(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.names(tenantId, MOST));
    }

    /** The tenant's purposes, to choose from. */
    List<Purpose> purposes(Caller caller) {
        return purposes.all(caller.tenantId());
    }

    Instant now() {
        return clock.instant();
    }

    private void audited(Caller caller, String action, UUID clientId) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "client:" + clientId));
    }

    private static <T> List<T> present(@Nullable List<T> values) {
        return NewClient.given(values).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
