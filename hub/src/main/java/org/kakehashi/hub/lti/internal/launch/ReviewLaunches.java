package org.kakehashi.hub.lti.internal.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.grades.Reviewable;
import org.kakehashi.hub.lti.internal.grades.Reviews;
import org.kakehashi.hub.lti.internal.launch.Initiations.Errand;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/**
 * Begins launches that show what somebody handed in (Submission Review 1.0): a teacher's from the gradebook, a pupil's own. Each is
 * audited, with whose work it is.
 */
@Component
class ReviewLaunches {
    private final Reviews reviews;
    private final ToolStore tools;
    private final SchoolToolStore schoolTools;
    private final DeploymentStore deployments;
    private final Initiations initiations;
    private final Entitlement entitlement;
    private final Messages messages;
    private final Classes classes;
    private final ToolUses uses;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    ReviewLaunches(
            Reviews reviews,
            ToolStore tools,
            SchoolToolStore schoolTools,
            DeploymentStore deployments,
            Initiations initiations,
            Entitlement entitlement,
            Messages messages,
            Classes classes,
            ToolUses uses,
            TenantTransactions transactions,
            AuditLog audit) {
        this.reviews = reviews;
        this.tools = tools;
        this.schoolTools = schoolTools;
        this.deployments = deployments;
        this.initiations = initiations;
        this.entitlement = entitlement;
        this.messages = messages;
        this.classes = classes;
        this.uses = uses;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Shows a pupil's work to somebody whose gradebook offers it, and who teaches the class or heads its school. */
    Start ofPupil(AccountCaller caller, String sessionId, UUID lineItemId, UUID pupilId) {
        return begin(caller, sessionId, me -> reviews.forTeacher(caller, lineItemId, pupilId)
                .filter(item -> messages.participant(caller.tenantId(), item.classId(), me, true)
                        .isPresent())
                .map(item -> new Wanted(item, pupilId, true)));
    }

    /** Shows a pupil their own work. */
    Start own(AccountCaller caller, String sessionId, UUID lineItemId) {
        int tenantId = caller.tenantId();
        return begin(caller, sessionId, me -> {
            Map<UUID, UUID> attended = entitlement.attended(tenantId, me);
            return reviews.own(tenantId, me, attended).stream()
                    .filter(item -> item.lineItemId().equals(lineItemId))
                    .findFirst()
                    .map(item -> new Wanted(item, me, false));
        });
    }

    private record Wanted(Reviewable item, UUID pupilId, boolean instructor) {}

    /** Decides what may be shown to a person, within a transaction of the tenant. */
    private interface Deciding {
        Optional<Wanted> decide(UUID personId);
    }

    private Start begin(AccountCaller caller, String sessionId, Deciding deciding) {
        UUID me = caller.personId();
        if (me == null) {
            return new Start.NoSuchLink();
        }
        return transactions.inTenant(caller.tenantId(), () -> {
            Wanted wanted = deciding.decide(me).orElse(null);
            Placement placement = wanted == null ? null : placement(caller.tenantId(), wanted.item());
            if (wanted == null || placement == null) {
                return new Start.NoSuchLink();
            }
            if (uses.refuses(caller, me, wanted.item().clientId())) {
                return new Start.OptedOut();
            }
            audited(caller, wanted);
            Errand errand = new Errand(
                    MessageType.SUBMISSION_REVIEW,
                    wanted.item().classId(),
                    wanted.instructor(),
                    DocumentTarget.WINDOW,
                    About.submission(wanted.item().lineItemId(), wanted.pupilId()));
            return initiations.begin(caller, me, sessionId, placement, errand);
        });
    }

    /** Null: the tool isn't at the class's school. */
    private @Nullable Placement placement(int tenantId, Reviewable item) {
        Tool tool = tools.tool(tenantId, item.clientId()).orElseThrow();
        UUID schoolId = classes.find(tenantId, item.classId())
                .map(SchoolClass::schoolId)
                .orElse(null);
        if (schoolId == null) {
            return null;
        }
        ResourceLink link = item.resourceLinkId() == null
                ? null
                : deployments.link(tenantId, item.resourceLinkId(), List.of(schoolId)).stream()
                        .map(placed -> placed.placement().link())
                        .findFirst()
                        .orElse(null);
        return schoolTools
                .deployment(tenantId, tool.clientId(), schoolId)
                .map(deployment ->
                        new Placement(tool, Opened.review(tool, deployment, item.classId(), link, item.review())))
                .orElse(null);
    }

    private void audited(AccountCaller caller, Wanted wanted) {
        audit.append(
                caller.tenantId(),
                new AuditEvent(
                        caller.auditName(),
                        "lti.review-submission",
                        wanted.pupilId(),
                        wanted.item().classId(),
                        null,
                        "line-item:" + wanted.item().lineItemId() + " tool:"
                                + wanted.item().clientId()));
    }
}
