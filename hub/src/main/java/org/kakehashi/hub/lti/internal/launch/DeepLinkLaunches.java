package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.material.ManagedClasses;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/** Begins deep linking launches: a teacher goes to a tool to choose materials for a class. */
@Component
class DeepLinkLaunches {
    private final ToolStore tools;
    private final LaunchStore store;
    private final Subjects subjects;
    private final ManagedClasses managed;
    private final ToolUses uses;
    private final TenantTransactions transactions;
    private final Clock clock;

    DeepLinkLaunches(
            ToolStore tools,
            LaunchStore store,
            Subjects subjects,
            ManagedClasses managed,
            ToolUses uses,
            TenantTransactions transactions,
            Clock clock) {
        this.tools = tools;
        this.store = store;
        this.subjects = subjects;
        this.managed = managed;
        this.uses = uses;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Begins one where the person looks after the class and the tool offers materials at its school. */
    Start begin(AccountCaller caller, String sessionId, UUID classId, UUID toolId) {
        UUID personId = caller.personId();
        if (personId == null) {
            return new Start.NoSuchLink();
        }
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            Optional<Placement> choice =
                    managed.find(caller, classId).flatMap(context -> choice(tenantId, context, toolId));
            if (choice.isEmpty()) {
                return new Start.NoSuchLink();
            }
            if (uses.refuses(caller, personId, toolId)) {
                return new Start.OptedOut();
            }
            UUID subject = subjects.of(tenantId, toolId, personId);
            String hint = Secrets.random();
            store.begin(
                    tenantId,
                    launch(caller, personId, subject, sessionId, classId),
                    Secrets.sha256(hint),
                    choice.get().link());
            return new Start.Initiated(choice.get(), subject.toString(), hint);
        });
    }

    private Optional<Placement> choice(int tenantId, SchoolClass context, UUID toolId) {
        return tools.choosable(tenantId, context.schoolId()).stream()
                .filter(tool -> tool.clientId().equals(toolId))
                .findFirst()
                .flatMap(tool -> tools.deployment(tenantId, toolId, context.schoolId())
                        .map(deployment -> new Placement(tool, choice(tool, deployment, context.classId()))));
    }

    /** The tool's page for choosing as what is opened: a link that nobody else sees, and that stands nowhere. */
    static ResourceLink choice(Tool tool, String deploymentId, UUID classId) {
        return new ResourceLink(
                tool.clientId(),
                tool.clientId(),
                deploymentId,
                tool.name(),
                Objects.requireNonNullElse(tool.deepLinkingUri(), tool.targetLinkUri()),
                Map.of(),
                DocumentTarget.WINDOW,
                classId,
                Showing.PLAIN);
    }

    private Launch launch(AccountCaller caller, UUID personId, UUID subject, String sessionId, UUID classId) {
        Instant now = clock.instant();
        return new Launch(
                UUID.randomUUID(),
                MessageType.DEEP_LINKING,
                Launches.sessionHash(sessionId),
                caller.accountId(),
                personId,
                subject,
                classId,
                true,
                DocumentTarget.WINDOW,
                UUID.randomUUID(),
                now,
                now.plus(Launches.HINT_LIFETIME),
                null);
    }
}
