package org.kakehashi.hub.lrs.internal.rights;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AllowedActor;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * A launch's token is bound to its own actor and registration; an API client to the actors, activities and verbs of its rules.
 * Who is bound to actors or activities voids nothing: the statement that it names could be anybody's.
 */
public final class ClientLimits {
    private static final String LAUNCH_ACTOR = "the actor that came with the launch";
    private static final String LAUNCH_REGISTRATION = "the registration that came with the launch";
    private static final String ALLOWED_ACTOR = "one of its allowed actors";

    private ClientLimits() {}

    /** Refuses statements (403) that the caller may not store; the first that it finds. */
    public static void check(ClientCaller caller, List<ParsedStatement> statements) {
        GrantLimits limits = caller.limits();
        if (limits != null) {
            statements.forEach(statement -> check(limits, statement));
        }
        if (!caller.rules().equals(ClientRules.NONE)) {
            statements.forEach(statement -> check(caller.rules(), statement));
        }
    }

    /**
     * Refuses documents (403) that the caller may neither see nor change.
     *
     * @param agent whose they are; null: nobody's
     * @param activity about what they are; null: nothing
     * @param state whether they are state, and so of a registration
     * @param registration of state
     */
    public static void checkDocuments(
            ClientCaller caller,
            @Nullable AgentId agent,
            @Nullable String activity,
            boolean state,
            @Nullable UUID registration) {
        GrantLimits limits = caller.limits();
        ClientRules rules = caller.rules();
        if (limits != null && agent != null && !agent.equals(actorOf(limits))) {
            throw document("agent", LAUNCH_ACTOR);
        }
        if (limits != null
                && state
                && limits.registration() != null
                && !limits.registration().equals(registration)) {
            throw document("registration", LAUNCH_REGISTRATION);
        }
        if (agent != null && !allowsActor(rules, agent)) {
            throw document("agent", ALLOWED_ACTOR);
        }
        if (activity != null && !allowsActivity(rules, activity)) {
            throw document("activityId", allowedActivity(rules));
        }
    }

    private static void check(GrantLimits limits, ParsedStatement statement) {
        if (!actorOf(limits).equals(statement.actor())) {
            throw statement("actor", LAUNCH_ACTOR);
        }
        if (limits.registration() != null && !limits.registration().equals(statement.registration())) {
            throw statement("context.registration", LAUNCH_REGISTRATION);
        }
        refuseVoiding(statement);
    }

    private static void check(ClientRules rules, ParsedStatement statement) {
        if (!rules.actors().isEmpty() || !rules.activityPrefixes().isEmpty()) {
            refuseVoiding(statement);
        }
        if (!allowsActor(rules, statement.actor())) {
            throw statement("actor", ALLOWED_ACTOR);
        }
        if (!rules.verbs().isEmpty() && !rules.verbs().contains(statement.verb())) {
            throw statement("verb.id", "one of its allowed verbs: " + String.join(", ", rules.verbs()));
        }
        if (!allowsActivity(rules, statement.activity())) {
            throw statement("object", allowedActivity(rules));
        }
    }

    private static void refuseVoiding(ParsedStatement statement) {
        if (statement.voids()) {
            throw new HubException(
                    ErrorCode.FORBIDDEN,
                    "These credentials can't void statements: they are bound to certain actors or activities.");
        }
    }

    private static boolean allowsActor(ClientRules rules, @Nullable AgentId actor) {
        return rules.actors().isEmpty()
                || (actor != null && rules.actors().stream().anyMatch(allowed -> isSame(allowed, actor)));
    }

    private static boolean isSame(AllowedActor allowed, AgentId actor) {
        AllowedActor.Account account = allowed.account();
        if (account != null) {
            return account.homePage().equals(actor.homePage())
                    && (account.name() == null || account.name().equals(actor.value()));
        }
        if (allowed.mbox() != null) {
            return AgentId.mbox(allowed.mbox()).equals(actor);
        }
        return allowed.mboxSha1sum() != null
                ? AgentId.mboxSha1sum(allowed.mboxSha1sum()).equals(actor)
                : allowed.openid() != null && AgentId.openid(allowed.openid()).equals(actor);
    }

    private static boolean allowsActivity(ClientRules rules, @Nullable String activity) {
        return rules.activityPrefixes().isEmpty()
                || (activity != null && rules.activityPrefixes().stream().anyMatch(activity::startsWith));
    }

    private static String allowedActivity(ClientRules rules) {
        return "an Activity whose id begins with " + String.join(" or ", rules.activityPrefixes());
    }

    private static AgentId actorOf(GrantLimits limits) {
        return AgentId.account(limits.actorHomePage(), limits.actorName());
    }

    private static HubException statement(String property, String wanted) {
        return new HubException(
                ErrorCode.FORBIDDEN,
                "These credentials store only statements whose " + property + " is " + wanted + ".");
    }

    private static HubException document(String parameter, String wanted) {
        return new HubException(
                ErrorCode.FORBIDDEN,
                "These credentials reach only documents whose " + parameter + " is " + wanted + ".");
    }
}
