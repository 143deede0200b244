package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** A launch's token stores for its own actor and registration only, and voids nothing. */
final class ClientLimits {
    private ClientLimits() {}

    static void check(ClientCaller caller, List<ParsedStatement> statements) {
        GrantLimits limits = caller.limits();
        if (limits != null) {
            AgentId actor = AgentId.account(limits.actorHomePage(), limits.actorName());
            statements.forEach(statement -> check(limits, actor, statement));
        }
    }

    private static void check(GrantLimits limits, AgentId actor, ParsedStatement statement) {
        if (!actor.equals(statement.actor())) {
            throw forbidden("actor", "the actor that came with the launch");
        }
        if (limits.registration() != null && !limits.registration().equals(statement.registration())) {
            throw forbidden("context.registration", "the registration that came with the launch");
        }
        if (statement.voids()) {
            throw new HubException(ErrorCode.FORBIDDEN, "A launch's token can't void statements.");
        }
    }

    private static HubException forbidden(String property, String wanted) {
        return new HubException(
                ErrorCode.FORBIDDEN, "This token stores only statements whose " + property + " is " + wanted + ".");
    }
}
