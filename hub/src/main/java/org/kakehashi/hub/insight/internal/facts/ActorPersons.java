package org.kakehashi.hub.insight.internal.facts;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Occasion;
import org.springframework.stereotype.Component;

/** Who an actor was at the time of the event, by the roster's identity links. */
@Component
class ActorPersons {
    /** The persons of those that are known. */
    Map<Occasion, UUID> of(int tenantId, Set<Occasion> occasions) {
        return Map.of();
    }
}
