package org.kakehashi.hub.roster.internal.provider;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.springframework.stereotype.Component;

/** Says what a client may see; within a transaction of its tenant that may write. */
@Component
class Views {
    private final OptOuts optOuts;
    private final ClientIdStore clientIds;
    private final ProviderProperties properties;
    private final Clock clock;

    Views(OptOuts optOuts, ClientIdStore clientIds, ProviderProperties properties, Clock clock) {
        this.optOuts = optOuts;
        this.clientIds = clientIds;
        this.properties = properties;
        this.clock = clock;
    }

    /** Of objects of that kind. */
    View of(ClientCaller client, Entity entity) {
        String purpose = client.purpose();
        Set<UUID> out = purpose == null ? Set.of() : optOuts.allOutOf(client.tenantId(), purpose);
        ClientIds ids = entity.byClientId() ? clientIds.of(client.tenantId(), client.clientId()) : null;
        return new View(client, out, clock.instant().minus(properties.tellGone()), ids);
    }
}
