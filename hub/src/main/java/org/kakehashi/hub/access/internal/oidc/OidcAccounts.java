package org.kakehashi.hub.access.internal.oidc;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.PersonKeys;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.access.internal.grant.CurrentStanding;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Whom an id_token signs in. The account is found by provider and subject, which never change; the person by the configured claim, each
 * time anew. Somebody's first sign-in makes the account, if the roster gives the person a role today.
 */
@Component
class OidcAccounts {
    private final IdentityProviders providers;
    private final OidcAccountStore accounts;
    private final PersonKeys keys;
    private final PersonDirectory names;
    private final Standing standing;
    private final CurrentStanding current;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    OidcAccounts(
            IdentityProviders providers,
            OidcAccountStore accounts,
            PersonKeys keys,
            PersonDirectory names,
            Standing standing,
            CurrentStanding current,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.providers = providers;
        this.accounts = accounts;
        this.keys = keys;
        this.names = names;
        this.standing = standing;
        this.current = current;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom it signs in; nobody where that may not be, which is audited. */
    Optional<AccountCaller> of(RegistrationId id, OidcIdToken token) {
        Optional<IdentityProvider> provider =
                providers.find(id.tenantId(), id.providerId()).filter(IdentityProvider::enabled);
        return transactions.inTenant(id.tenantId(), () -> {
            Optional<AccountCaller> caller = provider.filter(one -> isOurs(one, token))
                    .flatMap(one -> account(id, one, token))
                    .flatMap(account -> callerOf(id.tenantId(), account));
            String who = caller.map(AccountCaller::auditName).orElse("unknown");
            audit.append(
                    id.tenantId(),
                    new AuditEvent(
                            who,
                            caller.isPresent() ? "access.sign-in" : "access.sign-in-failed",
                            caller.map(AccountCaller::personId).orElse(null),
                            "provider:" + id.providerId()));
            return caller;
        });
    }

    private static boolean isOurs(IdentityProvider provider, OidcIdToken token) {
        return provider.requiredClaim() == null
                || String.valueOf(provider.requiredValue())
                        .equals(String.valueOf(token.getClaims().get(provider.requiredClaim())));
    }

    private Optional<OidcAccountStore.Account> account(
            RegistrationId id, IdentityProvider provider, OidcIdToken token) {
        Optional<UUID> person = person(id, provider, token);
        Optional<OidcAccountStore.Account> known = accounts.find(id.tenantId(), id.providerId(), subjectOf(token));
        if (known.isPresent()) {
            UUID before = known.get().personId();
            // Another person behind the same subject: an administrator has to look at it.
            return known.filter(
                    account -> before == null || person.filter(before::equals).isPresent());
        }
        return person.filter(one -> !standing.roles(id.tenantId(), one, SchoolDay.today(clock))
                        .isEmpty())
                .map(one -> add(id, one, subjectOf(token)));
    }

    /** An id_token without one isn't taken (OpenID Connect Core 2). */
    private static String subjectOf(OidcIdToken token) {
        return Objects.requireNonNull(token.getSubject());
    }

    private Optional<UUID> person(RegistrationId id, IdentityProvider provider, OidcIdToken token) {
        return token.getClaims().get(provider.claim()) instanceof String value && !value.isBlank()
                ? keys.find(id.tenantId(), provider.personKey(), value)
                : Optional.empty();
    }

    private OidcAccountStore.Account add(RegistrationId id, UUID person, String subject) {
        OidcAccountStore.Account account = new OidcAccountStore.Account(
                UUID.randomUUID(), names.names(id.tenantId(), List.of(person)).getOrDefault(person, ""), person);
        accounts.add(id.tenantId(), id.providerId(), subject, account);
        audit.append(
                id.tenantId(),
                new AuditEvent(AuditEvent.SYSTEM, "access.create-account", person, "account:" + account.accountId()));
        return account;
    }

    /** Empty: the account is disabled. */
    private Optional<AccountCaller> callerOf(int tenantId, OidcAccountStore.Account account) {
        return current.now(new AccountCaller(
                tenantId, account.accountId(), account.displayName(), account.personId(), Set.of(), Set.of()));
    }
}
