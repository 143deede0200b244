package org.kakehashi.hub.lti.internal.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.inspection.Check;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.inspection.Inspector;
import org.kakehashi.hub.lti.internal.inspection.MessageKind;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Mints the one-time code of a launch's fetch URL, and exchanges it for the token. */
@Component
public class XapiGrants {
    private static final Named FETCH_URL = new Named("fetch-url", "cmi5 8.2");
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(30);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final Set<Permission> PERMISSIONS = EnumSet.of(
            Permission.XAPI_STATEMENTS_WRITE,
            Permission.XAPI_STATEMENTS_READ_MINE,
            Permission.XAPI_STATE,
            Permission.XAPI_PROFILE_READ);

    private final GrantStore store;
    private final AccessTokens tokens;
    private final LaunchFaultStore faults;
    private final Inspector inspector;
    private final TenantTransactions transactions;
    private final HubProperties hub;
    private final Clock clock;

    XapiGrants(
            GrantStore store,
            AccessTokens tokens,
            LaunchFaultStore faults,
            Inspector inspector,
            TenantTransactions transactions,
            HubProperties hub,
            Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.faults = faults;
        this.inspector = inspector;
        this.transactions = transactions;
        this.hub = hub;
        this.clock = clock;
    }

    /** What a fetch gets. */
    sealed interface Exchange {
        record Token(String authToken) implements Exchange {}

        /** Used before, out of time, or its tool was switched off. */
        record Spent() implements Exchange {}

        /** Never was a code. */
        record Unknown() implements Exchange {}
    }

    /**
     * A code for a fetch URL, to be kept with its launch.
     *
     * @param text what the tool gets; the tenant stands in front, since whoever redeems it says nothing else
     * @param hash what is kept
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Code(String text, byte[] hash, Instant expiresAt) {}

    /** A new code. */
    public Code mint(int tenantId) {
        String text = tenantId + "." + Secrets.random();
        return new Code(text, Secrets.sha256(text), clock.instant().plus(CODE_LIFETIME));
    }

    /** Takes the code once. */
    Exchange exchange(String code) {
        int tenantId = tenantOf(code);
        if (tenantId <= 0) {
            return new Exchange.Unknown();
        }
        return transactions.inTenant(tenantId, () -> {
            Instant now = clock.instant();
            byte[] hash = Secrets.sha256(code);
            GrantStore.Found found = store.find(tenantId, hash, now).orElse(null);
            if (found == null) {
                return new Exchange.Unknown();
            }
            boolean taken = found.open() && store.use(tenantId, hash, now);
            inspect(tenantId, found, taken);
            if (!taken) {
                faults.note(tenantId, spent(found));
                return new Exchange.Spent();
            }
            GrantLimits limits = new GrantLimits(hub.issuer(), found.subject().toString(), found.registration());
            return new Exchange.Token(
                    tokens.issue(tenantId, found.clientId(), found.toolName(), PERMISSIONS, limits, TOKEN_LIFETIME));
        });
    }

    private void inspect(int tenantId, GrantStore.Found found, boolean taken) {
        if (!found.inspected()) {
            return;
        }
        Map<String, Object> content = Map.of("answer", taken ? "auth-token" : "error-code 1");
        List<Check> checks = taken
                ? Check.passed(List.of(FETCH_URL))
                : Check.until(List.of(FETCH_URL), FETCH_URL.rule(), spent(found).description());
        inspector.note(tenantId, found.launchId(), MessageKind.XAPI_TOKEN, content, checks);
    }

    private static LaunchFault spent(GrantStore.Found found) {
        return new LaunchFault(
                found.clientId(),
                null,
                LaunchFault.Step.XAPI_TOKEN,
                FETCH_URL.rule(),
                "This fetch URL was used before, has ended, or the tool was switched off. It is good for one POST within 30 minutes.",
                null,
                null);
    }

    /** Removes codes that ended before that time. */
    public int forget(int tenantId, Instant expiredBefore) {
        return store.forget(tenantId, expiredBefore);
    }

    private static int tenantOf(String code) {
        try {
            return Integer.parseInt(code.substring(0, Math.max(code.indexOf('.'), 0)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
