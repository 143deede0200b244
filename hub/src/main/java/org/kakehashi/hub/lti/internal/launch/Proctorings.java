package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.launch.Initiations.Errand;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.Classes;
import org.springframework.stereotype.Component;

/** Sends pupils to proctoring tools before an assessment, and after it (Proctoring Services 1.0, 4.2 and 4.4). */
@Component
public class Proctorings {
    private final SchoolToolStore tools;
    private final AttemptStore store;
    private final Initiations initiations;
    private final Classes classes;
    private final ToolUses uses;
    private final TenantTransactions transactions;
    private final Clock clock;

    Proctorings(
            SchoolToolStore tools,
            AttemptStore store,
            Initiations initiations,
            Classes classes,
            ToolUses uses,
            TenantTransactions transactions,
            Clock clock) {
        this.tools = tools;
        this.store = store;
        this.initiations = initiations;
        this.classes = classes;
        this.uses = uses;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Begins with the proctoring tool, for somebody who may open the assessment; within a transaction of the tenant. */
    Start begin(
            AccountCaller caller,
            UUID personId,
            String sessionId,
            Placement assessment,
            Visit visit,
            DocumentTarget target) {
        int tenantId = caller.tenantId();
        ResourceLink link = assessment.link();
        Optional<Placement> proctoring = classes.find(tenantId, visit.classId())
                .flatMap(context -> tools.proctors(tenantId, context.schoolId()).stream()
                        .filter(tool -> tool.clientId().equals(link.showing().proctoredBy()))
                        .findFirst()
                        .flatMap(tool -> tools.deployment(tenantId, tool.clientId(), context.schoolId())
                                .map(deployment -> new Placement(tool, Opened.proctoring(tool, deployment, link)))));
        if (proctoring.isEmpty()) {
            return new Start.Unwatched(link.title());
        }
        if (uses.refuses(caller, personId, proctoring.get().tool().clientId())) {
            return new Start.OptedOut();
        }
        About about = About.attempt(store.started(tenantId, personId, link.resourceLinkId()) + 1);
        Errand errand = new Errand(MessageType.START_PROCTORING, visit.classId(), visit.instructor(), target, about);
        return initiations.begin(caller, personId, sessionId, proctoring.get(), errand);
    }

    /** The caller's own try; within a transaction of the tenant. */
    public Optional<Attempt> attempt(AccountCaller caller, UUID proctoringId) {
        return store.find(caller.tenantId(), caller.accountId(), proctoringId);
    }

    /** Notes that the tool wants to have the pupil back; within a transaction of the tenant. */
    public void wantBack(AccountCaller caller, Attempt attempt) {
        store.wantBack(caller.tenantId(), attempt.proctoringId());
    }

    /** What becomes of a try whose assessment is over. */
    public sealed interface Ending {
        /** The proctoring tool wants the pupil back. */
        record Back(Start start) implements Ending {}

        /** It doesn't, or had them back before. */
        record Over() implements Ending {}

        /** It is no try of the caller's. */
        record NoSuchAttempt() implements Ending {}
    }

    /** Ends the caller's try, and begins the way back to the tool where it wants that. */
    public Ending end(AccountCaller caller, String sessionId, UUID proctoringId) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (!store.isOf(tenantId, caller.accountId(), proctoringId)) {
                return new Ending.NoSuchAttempt();
            }
            if (!store.end(tenantId, proctoringId, clock.instant())) {
                return new Ending.Over();
            }
            return attempt(caller, proctoringId)
                    .filter(Attempt::endReturn)
                    .<Ending>map(attempt -> new Ending.Back(back(caller, sessionId, attempt)))
                    .orElseGet(Ending.Over::new);
        });
    }

    private Start back(AccountCaller caller, String sessionId, Attempt attempt) {
        About about = About.proctored(attempt.proctoringId(), attempt.number());
        Errand errand = new Errand(
                MessageType.END_ASSESSMENT, attempt.classId(), attempt.instructor(), attempt.target(), about);
        return initiations.begin(caller, attempt.personId(), sessionId, attempt.placement(), errand);
    }
}
