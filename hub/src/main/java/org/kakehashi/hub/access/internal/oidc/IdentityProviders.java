package org.kakehashi.hub.access.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.SecretBox;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** A tenant's identity providers. Adding and switching is audited; none is removed, as accounts name it. */
@Component
public class IdentityProviders {
    private static final int MOST = 20;

    private final IdentityProviderStore store;
    private final Discovery discovery;
    private final SecretBox box;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    IdentityProviders(
            IdentityProviderStore store,
            Discovery discovery,
            SecretBox box,
            TenantTransactions transactions,
            AuditLog audit) {
        this.store = store;
        this.discovery = discovery;
        this.box = box;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** All of a tenant, by name. */
    public List<IdentityProvider> all(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.all(tenantId));
    }

    /** A provider's button on the sign-in page. */
    public record Button(String name, String path) {}

    /** Those by which one can sign in. */
    public List<Button> buttons(int tenantId) {
        return all(tenantId).stream()
                .filter(IdentityProvider::enabled)
                .map(one ->
                        new Button(one.name(), OidcSignIn.BEGIN + "/" + RegistrationId.of(tenantId, one.providerId())))
                .toList();
    }

    Optional<IdentityProvider> find(int tenantId, UUID id) {
        return transactions.readOnly(tenantId, () -> store.find(tenantId, id));
    }

    String secret(int tenantId, UUID id) {
        return new String(
                box.open(transactions.readOnly(tenantId, () -> store.secret(tenantId, id))), StandardCharsets.UTF_8);
    }

    UUID add(Caller caller, NewIdentityProvider wanted) {
        if (wanted.linksByEmail()) {
            throw refused(
                    "claim: an e-mail address names nobody, since it can be given to somebody else. Take sub, oid or a claim"
                            + " of your own.");
        }
        if (wanted.requiresHalf()) {
            throw refused("requiredClaim, requiredValue: give both or neither.");
        }
        IdentityProvider provider = wanted.withId(UUID.randomUUID());
        byte[] secret = box.seal(wanted.clientSecret().getBytes(StandardCharsets.UTF_8));
        transactions.run(caller.tenantId(), () -> {
            if (store.all(caller.tenantId()).size() >= MOST) {
                throw new HubException(ErrorCode.CONFLICT, "There are " + MOST + " identity providers already.");
            }
            store.add(caller.tenantId(), provider, secret);
            append(caller, "access.add-identity-provider", provider.providerId());
        });
        return provider.providerId();
    }

    void enable(Caller caller, UUID id, boolean enabled) {
        transactions.run(caller.tenantId(), () -> {
            if (!store.enable(caller.tenantId(), id, enabled)) {
                throw new HubException(ErrorCode.NOT_FOUND, "There is no such identity provider.");
            }
            append(caller, enabled ? "access.enable-identity-provider" : "access.disable-identity-provider", id);
        });
    }

    /** Reads its discovery document; empty where it can be used, otherwise why not. */
    Optional<String> check(Caller caller, UUID id) {
        IdentityProvider provider = find(caller.tenantId(), id)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no such identity provider."));
        try {
            discovery.check(provider.issuer());
            return Optional.empty();
        } catch (Discovery.Unusable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void append(Caller caller, String action, UUID id) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "provider:" + id));
    }

    private static HubException refused(String why) {
        return new HubException(ErrorCode.INVALID_REQUEST, why);
    }
}
