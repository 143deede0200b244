package org.kakehashi.hub.access.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.factor.PendingSignIn;
import org.kakehashi.hub.access.internal.factor.SecondFactors;
import org.kakehashi.hub.access.internal.grant.CurrentStanding;
import org.kakehashi.hub.access.internal.guess.Attempt;
import org.kakehashi.hub.access.internal.guess.Guesses;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Signs in a local account under its tenant's address. Unknown tenant, unknown name, wrong password and too many tries look alike. */
@Component
class AccountAuthentication implements AuthenticationProvider {
    private final Tenants tenants;
    private final AccountStore accounts;
    private final TenantTransactions transactions;
    private final CurrentStanding standing;
    private final SecondFactors factors;
    private final Guesses guesses;
    private final AuditLog audit;
    private final PasswordEncoder encoder;
    private final String nobodysHash;
    private final Semaphore comparing = new Semaphore(Runtime.getRuntime().availableProcessors());

    AccountAuthentication(
            Tenants tenants,
            AccountStore accounts,
            TenantTransactions transactions,
            CurrentStanding standing,
            SecondFactors factors,
            Guesses guesses,
            AuditLog audit,
            PasswordEncoder encoder) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.transactions = transactions;
        this.standing = standing;
        this.factors = factors;
        this.guesses = guesses;
        this.audit = audit;
        this.encoder = encoder;
        this.nobodysHash = String.valueOf(encoder.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        if (!(attempt.getDetails() instanceof Attempt from) || !guesses.take(from, attempt.getName())) {
            throw new BadCredentialsException("Too many tries");
        }
        Optional<Tenant> tenant = tenants.bySlug(from.slug());
        Optional<AccountStore.Account> account = tenant.flatMap(found -> transactions.readOnly(
                found.tenantId(), () -> accounts.byLoginName(found.tenantId(), attempt.getName())));
        // A hash is compared in any case, so that the time taken doesn't tell which names exist.
        boolean right = matches(
                password, account.map(AccountStore.Account::passwordHash).orElse(nobodysHash));
        if (tenant.isEmpty() || account.isEmpty() || !right) {
            boolean waits = guesses.mustWait(from, attempt.getName());
            tenant.ifPresent(found -> refused(found, account, waits));
            throw new BadCredentialsException("Wrong name or password");
        }
        guesses.right(from, attempt.getName());
        AccountCaller caller = callerOf(tenant.get(), account.get())
                .orElseThrow(() -> new BadCredentialsException("The account is disabled"));
        Optional<PendingSignIn> owed = factors.owedBy(caller);
        if (owed.isEmpty()) {
            signedIn(caller);
        }
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(
                owed.isPresent() ? owed.get() : caller, null, AuthorityUtils.NO_AUTHORITIES);
        // Else the attempt, with its address, would stay in the session.
        authenticated.setDetails(from.slug());
        return authenticated;
    }

    /** A few at a time: comparing is slow on purpose, and a flood of guesses must not take every core. */
    private boolean matches(String password, String hash) {
        comparing.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            comparing.release();
        }
    }

    private void refused(Tenant tenant, Optional<AccountStore.Account> account, boolean waits) {
        String detail = waits ? "local account, further tries wait" : "local account";
        String who = account.map(found -> "account:" + found.accountId()).orElse("unknown");
        transactions.run(
                tenant.tenantId(),
                () -> audit.append(tenant.tenantId(), new AuditEvent(who, "access.sign-in-failed", null, detail)));
    }

    /** Empty: disabled since it was found. */
    private Optional<AccountCaller> callerOf(Tenant tenant, AccountStore.Account account) {
        AccountCaller known = new AccountCaller(
                tenant.tenantId(),
                account.accountId(),
                account.displayName(),
                account.personId(),
                Set.of(),
                account.clientIds());
        return transactions.readOnly(tenant.tenantId(), () -> standing.now(known));
    }

    private void signedIn(AccountCaller caller) {
        transactions.run(
                caller.tenantId(),
                () -> audit.append(
                        caller.tenantId(),
                        new AuditEvent(caller.auditName(), "access.sign-in", caller.personId(), "local account")));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
