package org.kakehashi.hub.lrs.internal.document;

import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** A launch's token reaches the documents of its own actor and registration only. */
final class DocumentLimits {
    private DocumentLimits() {}

    static void check(ClientCaller caller, DocumentParameters wanted) {
        GrantLimits limits = caller.limits();
        if (limits == null) {
            return;
        }
        AgentId actor = AgentId.account(limits.actorHomePage(), limits.actorName());
        if (wanted.agent() != null && !wanted.agent().equals(actor)) {
            throw forbidden("agent", "the actor that came with the launch");
        }
        boolean state = wanted.resource() == DocumentResource.STATE;
        if (state && limits.registration() != null && !limits.registration().equals(wanted.registration())) {
            throw forbidden("registration", "the registration that came with the launch");
        }
    }

    private static HubException forbidden(String parameter, String wanted) {
        return new HubException(
                ErrorCode.FORBIDDEN, "This token reaches only documents whose " + parameter + " is " + wanted + ".");
    }
}
