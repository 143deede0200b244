package org.kakehashi.hub.access.internal.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientScopes;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.access.internal.CredentialStore;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Issues tokens to API clients. They are kept as their hash beside the secrets, so that whatever ends a client ends them. */
@Component
class ClientTokens {
    static final String GRANT = "client_credentials";
    static final String INVALID_CLIENT = "invalid_client";
    static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 100;

    private final CredentialStore credentials;
    private final ApiClientStore clients;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    ClientTokens(
            CredentialStore credentials,
            ApiClientStore clients,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.credentials = credentials;
        this.clients = clients;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a client is told (RFC 6749, 5). */
    sealed interface Answer {
        /** A token, which can't be had again. */
        record Issued(String token, List<String> scopes) implements Answer {}

        record Refused(String error, String description) implements Answer {}
    }

    /**
     * Issues a token.
     *
     * @param secret {@code <key>:<secret>}
     * @param scope what the token is for, parted by spaces; empty: all that the client may
     */
    Answer issue(String grant, String secret, String scope) {
        if (!grant.equals(GRANT)) {
            return new Answer.Refused("unsupported_grant_type", "grant_type: " + GRANT);
        }
        Optional<ClientCaller> known = secret.startsWith(AccessTokens.PREFIX)
                ? Optional.empty()
                : credentials.find(Secrets.sha256(secret)).filter(caller -> caller.limits() == null);
        return known.map(caller -> transactions.inTenant(caller.tenantId(), () -> issue(caller, scope)))
                .orElse(new Answer.Refused(INVALID_CLIENT, "Send the key and secret of an API client."));
    }

    private Answer issue(ClientCaller client, String scope) {
        Optional<ApiClient> made = clients.find(client.tenantId(), client.clientId());
        if (made.isEmpty()) {
            return new Answer.Refused("unauthorized_client", "This client uses its key and secret themselves.");
        }
        List<String> wanted = scope.isBlank()
                ? made.get().scopes()
                : Arrays.stream(scope.strip().split(" +", -1)).distinct().toList();
        if (!made.get().scopes().containsAll(wanted)) {
            return new Answer.Refused(
                    "invalid_scope",
                    "scope: some of " + String.join(" ", made.get().scopes()));
        }
        if (credentials.tokens(client.tenantId(), client.clientId()) >= MOST) {
            return new Answer.Refused("invalid_request", "Use a token until it ends: " + MOST + " are good already.");
        }
        String token = Secrets.random();
        ClientCaller caller = new ClientCaller(
                client.tenantId(),
                client.clientId(),
                client.name(),
                ClientScopes.permissions(wanted),
                null,
                client.rules());
        credentials.addToken(Secrets.sha256(token), caller, clock.instant().plus(LIFE));
        audit.append(
                client.tenantId(),
                new AuditEvent(client.auditName(), "access.issue-token", null, String.join(" ", wanted)));
        return new Answer.Issued(token, wanted);
    }
}
