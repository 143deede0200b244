package org.kakehashi.hub.lti.internal.grant;

import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Withdraws xAPI tokens of launches, and the fetch URLs that would still give one; audited. */
@Component
class Withdrawals {
    private final GrantStore store;
    private final AccessTokens tokens;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Withdrawals(GrantStore store, AccessTokens tokens, TenantTransactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Withdraws at once, on other nodes within 5 seconds; gives how many tokens and unused fetch URLs. Empty: there is no such tool, launch or person. */
    OptionalInt withdraw(Caller caller, Withdrawal what) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (!store.exists(tenantId, what)) {
                return OptionalInt.empty();
            }
            // Codes first: an exchange under way holds its code's row, and its token is there to be withdrawn
            // afterwards.
            int count = store.spend(tenantId, what, clock.instant()) + withdrawn(tenantId, what);
            audit.append(tenantId, event(caller, what, count));
            return OptionalInt.of(count);
        });
    }

    /**
     * The same for one of the tool's launches.
     *
     * @param personToo whether all of the launch's person, whom only the hub knows
     */
    OptionalInt withdraw(Caller caller, UUID clientId, UUID launchId, boolean personToo) {
        return transactions
                .readOnly(caller.tenantId(), () -> store.person(caller.tenantId(), clientId, launchId))
                .map(person -> withdraw(
                        caller, personToo ? new Withdrawal.OfPerson(person) : new Withdrawal.OfLaunch(launchId)))
                .orElseGet(OptionalInt::empty);
    }

    private int withdrawn(int tenantId, Withdrawal what) {
        return switch (what) {
            case Withdrawal.OfTool(UUID clientId) -> tokens.revokeLaunches(tenantId, clientId);
            case Withdrawal.OfLaunch(UUID launchId) ->
                tokens.revokeLaunch(tenantId, store.registration(tenantId, launchId));
            case Withdrawal.OfPerson(UUID personId) ->
                store.subjects(tenantId, personId).stream()
                        .mapToInt(subject -> tokens.revokeActor(tenantId, subject.toString()))
                        .sum();
        };
    }

    private static AuditEvent event(Caller caller, Withdrawal what, int count) {
        UUID person = what instanceof Withdrawal.OfPerson(UUID personId) ? personId : null;
        String which =
                switch (what) {
                    case Withdrawal.OfTool(UUID clientId) -> "tool:" + clientId;
                    case Withdrawal.OfLaunch(UUID launchId) -> "launch:" + launchId;
                    case Withdrawal.OfPerson ignored -> "person";
                };
        return new AuditEvent(caller.auditName(), "lti.withdraw-xapi-tokens", person, which + " count:" + count);
    }
}
