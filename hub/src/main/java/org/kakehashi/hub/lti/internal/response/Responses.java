package org.kakehashi.hub.lti.internal.response;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.response.ResponseRules.Returned;
import org.kakehashi.hub.lti.internal.response.ResponseTokens.Read;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** The steps that every response of a tool goes through: signature, rules, used up once; what fails is noted for the tool's makers. */
@Component
public class Responses {
    private final ResponseTokens tokens;
    private final ResponseStore store;
    private final LaunchFaultStore faults;
    private final ResponseRecords records;
    private final TenantTransactions transactions;
    private final HubProperties hub;
    private final Clock clock;

    Responses(
            ResponseTokens tokens,
            ResponseStore store,
            LaunchFaultStore faults,
            ResponseRecords records,
            TenantTransactions transactions,
            HubProperties hub,
            Clock clock) {
        this.tokens = tokens;
        this.store = store;
        this.faults = faults;
        this.records = records;
        this.transactions = transactions;
        this.hub = hub;
        this.clock = clock;
    }

    /** Reads the token and verifies its signature. Not within a transaction, as it may fetch the tool's keys. */
    public Read read(AccountCaller caller, Answering message, @Nullable String jwt) {
        Read read = tokens.read(caller.tenantId(), jwt);
        if (read instanceof Read.Wrong(Tool tool, Refused refused) && tool != null) {
            transactions.run(caller.tenantId(), () -> {
                note(caller, message, tool, null, refused);
                records.unsigned(caller.tenantId(), message, tool, String.valueOf(jwt), refused);
            });
        }
        return read;
    }

    /** What the signed claims answer; it still is to be looked at with {@link ResponseRules#broken}. */
    public Returned returned(AccountCaller caller, Answering message, Tool tool, JWTClaimsSet claims) {
        Optional<Awaited> awaited = claims.getClaim(message.claim(message.echoed())) instanceof String echo
                ? store.awaited(caller.tenantId(), tool.clientId(), message, Secrets.sha256(echo))
                : Optional.empty();
        return new Returned(message, claims, awaited.orElse(null), hub.issuer(), caller.accountId(), clock.instant());
    }

    /**
     * Uses up what was echoed and the nonce, of a response that broke no rule; false where either was used before.
     *
     * @param log what the tool asks to be written down; null: nothing
     */
    public boolean use(AccountCaller caller, Tool tool, Returned returned, @Nullable String log) {
        Awaited awaited = Objects.requireNonNull(returned.awaited());
        byte[] nonce = Secrets.sha256(Objects.requireNonNull(returned.text("nonce")));
        Instant now = returned.now();
        return store.use(caller.tenantId(), tool.clientId(), awaited.launchId(), nonce, log, now);
    }

    /**
     * Has the inspector keep the response, once it is known what becomes of it.
     *
     * @param own what is looked at besides the rules of every response
     */
    public void inspect(
            AccountCaller caller, Read.Signed signed, Returned returned, List<Named> own, Optional<Refused> broken) {
        records.signed(caller.tenantId(), signed, returned, own, broken.orElse(null));
    }

    /** Notes what went wrong, for the tool's makers. */
    public void note(AccountCaller caller, Answering message, Tool tool, @Nullable Awaited awaited, Refused refused) {
        faults.note(
                caller.tenantId(),
                new LaunchFault(
                        tool.clientId(),
                        awaited == null ? null : awaited.launchId(),
                        message.step(),
                        refused.rule(),
                        refused.description(),
                        refused.expected(),
                        refused.got()));
    }
}
