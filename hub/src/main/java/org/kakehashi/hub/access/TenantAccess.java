package org.kakehashi.hub.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.internal.AccountStore;
import org.kakehashi.hub.access.internal.CredentialStore;
import org.kakehashi.hub.access.internal.session.Sessions;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Gives a tenant that the hub makes by itself its first accounts and client, and shuts all doors of a tenant that is over. */
@Component
public class TenantAccess {
    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final Sessions sessions;
    private final TenantTransactions transactions;
    private final PasswordEncoder encoder;
    private final AuditLog audit;

    TenantAccess(
            AccountStore accounts,
            CredentialStore credentials,
            Sessions sessions,
            TenantTransactions transactions,
            PasswordEncoder encoder,
            AuditLog audit) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.transactions = transactions;
        this.encoder = encoder;
        this.audit = audit;
    }

    /** What somebody signs in with; shown once. */
    public record Login(String loginName, String password) {}

    /** What a program sends; shown once. */
    public record Key(String key, String secret) {}

    /** Makes an account with a random password. */
    public Login account(int tenantId, String loginName, String displayName, @Nullable UUID personId, Set<Role> roles) {
        Login login = new Login(loginName, Secrets.random());
        UUID id = UUID.randomUUID();
        String hash = String.valueOf(encoder.encode(login.password()));
        AccountStore.Account account =
                new AccountStore.Account(id, loginName, hash, displayName, personId, roles, Set.of());
        transactions.run(tenantId, () -> {
            if (!accounts.add(tenantId, account)) {
                throw new IllegalStateException("A new tenant has an account of that name already");
            }
            audited(tenantId, "access.create-account", personId, "account:" + id);
        });
        return login;
    }

    /** Makes an API client that may send so many requests a minute, on each node. */
    public Key client(int tenantId, String name, Set<Permission> permissions, int requestsPerMinute) {
        UUID id = UUID.randomUUID();
        Key key = new Key(id.toString(), Secrets.random());
        ClientRules rules = new ClientRules(List.of(), List.of(), List.of(), null, null, List.of(), requestsPerMinute);
        transactions.run(tenantId, () -> {
            credentials.add(
                    Secrets.sha256(key.key() + ":" + key.secret()),
                    new ClientCaller(tenantId, id, name, permissions, null, rules),
                    null);
            audited(tenantId, "access.make-client", null, "client:" + id);
        });
        return key;
    }

    /** Shuts all accounts, withdraws every key and token and ends every session. Repeatable. */
    public void close(int tenantId) {
        List<UUID> shut = transactions.inTenant(tenantId, () -> {
            List<UUID> ids = accounts.disableAll(tenantId);
            credentials.removeAll(tenantId);
            audited(tenantId, "access.close-tenant", null, "accounts:" + ids.size());
            return ids;
        });
        shut.forEach(account -> sessions.endAll(tenantId, account));
    }

    private void audited(int tenantId, String action, @Nullable UUID personId, String detail) {
        audit.append(tenantId, new AuditEvent(AuditEvent.SYSTEM, action, personId, detail));
    }
}
