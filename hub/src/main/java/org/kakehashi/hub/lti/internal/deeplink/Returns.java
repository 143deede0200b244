package org.kakehashi.hub.lti.internal.deeplink;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deeplink.ContentItems.Reading;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.material.ManagedClasses;
import org.kakehashi.hub.lti.internal.material.MaterialStore;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.response.Answering;
import org.kakehashi.hub.lti.internal.response.Awaited;
import org.kakehashi.hub.lti.internal.response.Refused;
import org.kakehashi.hub.lti.internal.response.ResponseRules;
import org.kakehashi.hub.lti.internal.response.ResponseRules.Returned;
import org.kakehashi.hub.lti.internal.response.ResponseTokens.Read;
import org.kakehashi.hub.lti.internal.response.Responses;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/** Takes deep linking responses: whose it is, every rule, {@code data} used up, the materials added. */
@Component
class Returns {
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_LOG = 2000;

    /** Of one response; a tool that gets one item wrong gets many wrong in the same way. */
    private static final int MOST_FAULTS = 20;

    private static final int MOST_ITEMS = 100;
    private static final Answering MESSAGE = Answering.DEEP_LINKING;

    /** What is looked at besides the rules of every response, in order. */
    private static final List<Named> CHECKED =
            List.of(new Named("content_items", MESSAGE.section()), new Named("class", ""), new Named("deployment", ""));

    private final Responses responses;
    private final ManagedClasses managed;
    private final DeploymentStore deployments;
    private final MaterialStore materials;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Returns(
            Responses responses,
            ManagedClasses managed,
            DeploymentStore deployments,
            MaterialStore materials,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.responses = responses;
        this.managed = managed;
        this.deployments = deployments;
        this.materials = materials;
        this.transactions = transactions;
        this.audit = audit;
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
        return switch (responses.read(caller, MESSAGE, jwt)) {
            case Read.Wrong(Tool _, Refused refused) -> new Outcome.NotTaken(refused);
            case Read.Signed signed -> transactions.inTenant(caller.tenantId(), () -> take(caller, signed));
        };
    }

    private Outcome take(AccountCaller caller, Read.Signed signed) {
        Tool tool = signed.tool();
        JWTClaimsSet claims = signed.claims();
        Returned returned = responses.returned(caller, MESSAGE, tool, claims);
        Awaited awaited = returned.awaited();
        Optional<Refused> broken = ResponseRules.broken(returned).or(() -> tooMany(claims));
        if (broken.isEmpty() && awaited != null) {
            broken = still(caller, tool, awaited);
        }
        if (broken.isEmpty() && !responses.use(caller, tool, returned, said(claims, "log", LONGEST_LOG))) {
            broken = Optional.of(ResponseRules.USED);
        }
        responses.inspect(caller, signed, returned, CHECKED, broken);
        if (broken.isPresent() || awaited == null) {
            Refused refused = broken.orElse(ResponseRules.USED);
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

    private static Optional<Refused> tooMany(JWTClaimsSet claims) {
        Object items = claims.getClaim(MESSAGE.claim("content_items"));
        return items == null || (items instanceof List<?> list && list.size() <= MOST_ITEMS)
                ? Optional.empty()
                : Optional.of(Refused.of(
                        "content_items", "content_items must be a list of " + MOST_ITEMS + " items at most."));
    }

    private Outcome add(AccountCaller caller, Tool tool, Awaited awaited, JWTClaimsSet claims) {
        Reading reading = ContentItems.read(claims.getClaim(MESSAGE.claim("content_items")), tool, clock.instant());
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
        return new ItemFields(claims.getClaims()).text(MESSAGE.claim(name), longest);
    }

    private void note(AccountCaller caller, Tool tool, @Nullable Awaited awaited, Refused refused) {
        responses.note(caller, MESSAGE, tool, awaited, refused);
    }
}
