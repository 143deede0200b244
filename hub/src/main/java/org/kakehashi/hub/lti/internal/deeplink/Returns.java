package org.kakehashi.hub.lti.internal.deeplink;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deeplink.ContentItems.Reading;
import org.kakehashi.hub.lti.internal.deeplink.ResponseTokens.Read;
import org.kakehashi.hub.lti.internal.deeplink.ReturnRules.Returned;
import org.kakehashi.hub.lti.internal.deeplink.ReturnStore.Awaited;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.material.ManagedClasses;
import org.kakehashi.hub.lti.internal.material.MaterialStore;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Takes deep linking responses: whose it is, every rule, {@code data} used up, the materials added. */
@Component
class Returns {
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_LOG = 2000;

    /** Of one response; a tool that gets one item wrong gets many wrong in the same way. */
    private static final int MOST_FAULTS = 20;

    private final ResponseTokens tokens;
    private final ReturnStore store;
    private final ManagedClasses managed;
    private final DeploymentStore deployments;
    private final MaterialStore materials;
    private final LaunchFaultStore faults;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final HubProperties hub;
    private final Clock clock;

    Returns(
            ResponseTokens tokens,
            ReturnStore store,
            ManagedClasses managed,
            DeploymentStore deployments,
            MaterialStore materials,
            LaunchFaultStore faults,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub,
            Clock clock) {
        this.tokens = tokens;
        this.store = store;
        this.managed = managed;
        this.deployments = deployments;
        this.materials = materials;
        this.faults = faults;
        this.transactions = transactions;
        this.audit = audit;
        this.hub = hub;
        this.clock = clock;
    }

    /** What became of a response. */
    sealed interface Outcome {
        /**
         * It was taken.
         *
         * @param message the tool's, for the teacher
         * @param errorMessage the tool's, of something that went wrong there
         */
        record Taken(
                UUID classId,
                String toolName,
                int added,
                int turnedAway,
                int skipped,
                @Nullable String message,
                @Nullable String errorMessage)
                implements Outcome {}

        /** It wasn't, and nothing was added. */
        record NotTaken(Refused refused) implements Outcome {}
    }

    /** Takes the response, for the person who began the launch. */
    Outcome take(AccountCaller caller, @Nullable String jwt) {
        return switch (tokens.read(caller.tenantId(), jwt)) {
            case Read.Wrong(Tool tool, Refused refused) -> {
                if (tool != null) {
                    transactions.run(caller.tenantId(), () -> note(caller, tool, null, refused));
                }
                yield new Outcome.NotTaken(refused);
            }
            case Read.Signed(Tool tool, JWTClaimsSet claims) ->
                transactions.inTenant(caller.tenantId(), () -> take(caller, tool, claims));
        };
    }

    private Outcome take(AccountCaller caller, Tool tool, JWTClaimsSet claims) {
        int tenantId = caller.tenantId();
        Instant now = clock.instant();
        Awaited awaited = awaited(tenantId, tool, claims).orElse(null);
        Returned returned = new Returned(claims, awaited, hub.issuer(), caller.accountId(), now);
        Optional<Refused> broken = ReturnRules.broken(returned);
        if (broken.isEmpty() && awaited != null) {
            broken = still(caller, tool, awaited);
        }
        if (broken.isEmpty() && awaited != null && !use(tenantId, tool, awaited, returned)) {
            broken = Optional.of(ReturnRules.USED);
        }
        if (broken.isPresent() || awaited == null) {
            Refused refused = broken.orElse(ReturnRules.USED);
            note(caller, tool, awaited, refused);
            return new Outcome.NotTaken(refused);
        }
        return add(caller, tool, awaited, claims);
    }

    /** What came to an end while the teacher chose. */
    private Optional<Refused> still(AccountCaller caller, Tool tool, Awaited awaited) {
        SchoolClass context = managed.find(caller, awaited.classId()).orElse(null);
        if (context == null) {
            return Optional.of(Refused.of("class", "The teacher doesn't have that class any more."));
        }
        return deployments.holds(caller.tenantId(), tool.clientId(), awaited.deploymentId(), context.schoolId())
                ? Optional.empty()
                : Optional.of(Refused.of("deployment", "The tool was taken away from the school meanwhile."));
    }

    private Optional<Awaited> awaited(int tenantId, Tool tool, JWTClaimsSet claims) {
        return claims.getClaim(ReturnRules.DL_CLAIM + "data") instanceof String data
                ? store.awaited(tenantId, tool.clientId(), Secrets.sha256(data))
                : Optional.empty();
    }

    private boolean use(int tenantId, Tool tool, Awaited awaited, Returned returned) {
        byte[] nonce = Secrets.sha256(Objects.requireNonNull(returned.text("nonce")));
        String log = said(returned.claims(), "log", LONGEST_LOG);
        return store.use(tenantId, tool.clientId(), awaited.launchId(), nonce, log, returned.now());
    }

    private Outcome add(AccountCaller caller, Tool tool, Awaited awaited, JWTClaimsSet claims) {
        Reading reading =
                ContentItems.read(claims.getClaim(ReturnRules.DL_CLAIM + "content_items"), tool, clock.instant());
        materials.add(
                caller.tenantId(),
                new MaterialStore.Placing(
                        awaited.classId(), tool.clientId(), awaited.deploymentId(), caller.accountId()),
                reading.materials());
        reading.refused().stream().limit(MOST_FAULTS).forEach(refused -> note(caller, tool, awaited, refused));
        String errorMessage = said(claims, "errormsg", LONGEST_MESSAGE);
        String errorLog = said(claims, "errorlog", LONGEST_LOG);
        if (errorMessage != null || errorLog != null) {
            String got = errorLog != null ? errorLog : errorMessage;
            note(caller, tool, awaited, new Refused("errorlog", "The tool reported an error of its own.", null, got));
        }
        String detail = "class:" + awaited.classId() + " tool:" + tool.clientId() + " materials:"
                + reading.materials().size();
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), "lti.add-materials", null, detail));
        return new Outcome.Taken(
                awaited.classId(),
                tool.name(),
                reading.materials().size(),
                reading.turnedAway(),
                reading.skipped(),
                said(claims, "msg", LONGEST_MESSAGE),
                errorMessage);
    }

    private static @Nullable String said(JWTClaimsSet claims, String name, int longest) {
        return new ItemFields(claims.getClaims()).text(ReturnRules.DL_CLAIM + name, longest);
    }

    private void note(AccountCaller caller, Tool tool, @Nullable Awaited awaited, Refused refused) {
        faults.note(
                caller.tenantId(),
                new LaunchFault(
                        tool.clientId(),
                        awaited == null ? null : awaited.launchId(),
                        LaunchFault.Step.DEEP_LINKING,
                        refused.rule(),
                        refused.description(),
                        refused.expected(),
                        refused.got()));
    }
}
