package org.kakehashi.hub.lti.internal.dynamic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.lti.internal.registration.Tools;
import org.springframework.stereotype.Component;

/** The administrator's side: looks at registrations, and approves or rejects them. */
@Component
class Approvals {
    private static final int MOST_LISTED = 200;

    private final RegistrationStore store;
    private final RegistrationRules rules;
    private final Tools tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Approvals(
            RegistrationStore store,
            RegistrationRules rules,
            Tools tools,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the administrator gives of what was asked; more than that isn't given.
     *
     * @param xapiGrant whether the tool may write learning records
     */
    record Choice(Set<LtiScope> scopes, Set<Released> released, boolean xapiGrant) {}

    /** What became of a decision. */
    enum Outcome {
        DONE,
        /** Somebody decided before. */
        DECIDED,
        /** There is no such registration, or the tool has sent another one in its place. */
        NONE
    }

    /** A registration with the name that the tool gives itself. */
    record Listed(Registration registration, String name) {}

    /** The tenant's, those that wait first. */
    List<Listed> all(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId(), MOST_LISTED)).stream()
                .map(one -> new Listed(one, String.valueOf(wanted(one).tool().name())))
                .toList();
    }

    /** How many wait. */
    int waiting(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.waiting(caller.tenantId()));
    }

    /** One, beside what there is; empty: there is none. */
    Optional<Review> review(Caller caller, UUID registrationId) {
        return transactions.readOnly(caller.tenantId(), () -> store.find(caller.tenantId(), registrationId)
                .map(found -> review(caller, found)));
    }

    private Review review(Caller caller, Registration registration) {
        List<Tool> all =
                tools.all(caller).stream().map(Placement::tool).distinct().toList();
        Tool current = all.stream()
                .filter(tool -> tool.clientId().equals(registration.clientId()))
                .findFirst()
                .orElse(null);
        return Reviews.of(
                registration,
                wanted(registration),
                current,
                all.stream().filter(tool -> !tool.equals(current)).toList());
    }

    /** Makes a tool of it, or changes its tool, with the settings that the administrator chose; audited. */
    Outcome approve(Caller caller, UUID registrationId, Choice choice) {
        return decide(caller, registrationId, Registration.State.APPROVED, registration -> {
            Review review = review(caller, registration);
            Placement placement = tools.of(caller, registration.clientId()).stream()
                    .findFirst()
                    .orElse(null);
            NewTool wanted = wanted(review.wanted().tool(), choice, placement);
            if (placement == null) {
                require(tools.register(caller, wanted, registration.clientId(), registration.deploymentId()));
            } else {
                require(tools.change(caller, registration.clientId(), wanted));
            }
            ToolSettings settings =
                    placement == null ? ToolSettings.LEAST : placement.tool().settings();
            tools.set(
                    caller,
                    registration.clientId(),
                    new ToolSettings(
                            both(choice.scopes(), review.scopes()),
                            settings.subjectType(),
                            both(choice.released(), review.released())));
        });
    }

    /** Rejects it. What there was stays; a new tool's token is good no more. Audited. */
    Outcome reject(Caller caller, UUID registrationId) {
        return decide(caller, registrationId, Registration.State.REJECTED, registration -> {});
    }

    private Outcome decide(Caller caller, UUID registrationId, Registration.State state, Effect effect) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            Registration found = store.find(tenantId, registrationId).orElse(null);
            if (found == null) {
                return Outcome.NONE;
            }
            store.hold(tenantId, found.clientId());
            Registration held = store.find(tenantId, registrationId).orElse(null);
            if (held == null || !held.isWaiting()) {
                return held == null ? Outcome.NONE : Outcome.DECIDED;
            }
            store.decide(tenantId, held, state, clock.instant());
            effect.of(held);
            String action =
                    state == Registration.State.APPROVED ? "lti.approve-registration" : "lti.reject-registration";
            audit.append(
                    tenantId,
                    new AuditEvent(
                            caller.auditName(),
                            action,
                            null,
                            "registration:" + registrationId + " tool:" + held.clientId()));
            return Outcome.DONE;
        });
    }

    private interface Effect {
        void of(Registration registration);
    }

    private static void require(Tools.Outcome outcome) {
        if (outcome instanceof Tools.Outcome.Rejected(var faults)) {
            throw new IllegalStateException("A registration that was taken can't be registered: " + faults);
        }
    }

    private static void require(Tools.Change change) {
        if (!(change instanceof Tools.Change.Changed)) {
            throw new IllegalStateException("A registration that was taken can't be registered: " + change);
        }
    }

    /** A registration says nothing of where a tool opens; what was chosen for it stays. */
    private static NewTool wanted(NewTool tool, Choice choice, @Nullable Placement placement) {
        DocumentTarget target =
                placement == null ? DocumentTarget.WINDOW : placement.link().documentTarget();
        return new NewTool(
                tool.name(),
                tool.initiateLoginUri(),
                tool.targetLinkUri(),
                tool.redirectUris(),
                tool.jwksUri(),
                tool.deepLinkingUri(),
                tool.iconUri(),
                tool.customParameters(),
                choice.xapiGrant() && Boolean.TRUE.equals(tool.xapiGrant()),
                target.word(),
                tool.jwks());
    }

    private static <E> Set<E> both(Set<E> chosen, Set<E> offered) {
        Set<E> both = new HashSet<>(chosen);
        both.retainAll(offered);
        return both;
    }

    private Wanted wanted(Registration registration) {
        try {
            return LtiConfiguration.read(rules.parsed(registration.content().getBytes(StandardCharsets.UTF_8)));
        } catch (Unacceptable e) {
            throw new IllegalStateException("A registration that was taken can't be read: " + e.description(), e);
        }
    }
}
