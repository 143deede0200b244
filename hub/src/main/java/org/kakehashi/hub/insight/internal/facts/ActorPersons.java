package org.kakehashi.hub.insight.internal.facts;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Occasion;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.IdentityLinks.Match;
import org.kakehashi.hub.roster.IdentityLinks.Wanted;
import org.springframework.stereotype.Component;

/** Who an actor was at the time of the event, by the roster's identity links. */
@Component
class ActorPersons {
    private final IdentityLinks links;

    ActorPersons(IdentityLinks links) {
        this.links = links;
    }

    /** The persons of those that are known. */
    Map<Occasion, UUID> of(int tenantId, Set<Occasion> occasions) {
        List<Occasion> asked = List.copyOf(occasions);
        List<Wanted> wanted = asked.stream()
                .map(one ->
                        new Wanted(List.of(one.actor().source()), one.actor().key(), one.at()))
                .toList();
        Map<Occasion, UUID> known = new HashMap<>();
        Iterator<Match> answers = links.resolve(tenantId, wanted).iterator();
        for (Occasion occasion : asked) {
            if (answers.next() instanceof Match.Person person) {
                known.put(occasion, person.personId());
            }
        }
        return known;
    }
}
