package org.kakehashi.hub.lti.internal.launch;

import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.launch.Initiations.Errand;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.material.ManagedClasses;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/** Begins deep linking launches: a teacher goes to a tool to choose materials for a class. */
@Component
class DeepLinkLaunches {
    private final SchoolToolStore tools;
    private final Initiations initiations;
    private final ManagedClasses managed;
    private final ToolUses uses;
    private final TenantTransactions transactions;

    DeepLinkLaunches(
            SchoolToolStore tools,
            Initiations initiations,
            ManagedClasses managed,
            ToolUses uses,
            TenantTransactions transactions) {
        this.tools = tools;
        this.initiations = initiations;
        this.managed = managed;
        this.uses = uses;
        this.transactions = transactions;
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
            Errand errand = new Errand(MessageType.DEEP_LINKING, classId, true, DocumentTarget.WINDOW, About.NOTHING);
            return initiations.begin(caller, personId, sessionId, choice.get(), errand);
        });
    }

    private Optional<Placement> choice(int tenantId, SchoolClass context, UUID toolId) {
        return tools.choosable(tenantId, context.schoolId()).stream()
                .filter(tool -> tool.clientId().equals(toolId))
                .findFirst()
                .flatMap(tool -> tools.deployment(tenantId, toolId, context.schoolId())
                        .map(deployment -> new Placement(tool, Opened.choice(tool, deployment, context.classId()))));
    }
}
