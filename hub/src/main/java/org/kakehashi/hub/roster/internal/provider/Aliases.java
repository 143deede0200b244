package org.kakehashi.hub.roster.internal.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** The identifiers by which one client knows persons: made when it is first told of somebody, and the same from then on. */
@Component
class Aliases {
    private final AliasStore store;
    private final HubProperties hub;

    Aliases(AliasStore store, HubProperties hub) {
        this.store = store;
        this.hub = hub;
    }

    /** Of each of the persons; within a transaction of the tenant that may write. */
    Map<UUID, String> of(View view, Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        UUID client = view.client().clientId();
        Map<UUID, String> known = new HashMap<>(store.find(view.tenantId(), client, persons));
        Set<UUID> missing = new HashSet<>(persons);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            store.make(view.tenantId(), client, hub.issuer(), missing);
            known.putAll(store.find(view.tenantId(), client, missing));
        }
        return known;
    }

    /** Makes those of the persons who are wanted, which order them. */
    void of(ListingStore.Wanted wanted) {
        store.make(hub.issuer(), wanted);
    }

    /** Makes everybody's, where the order of identifiers is asked about. */
    void ofEverybody(View view) {
        store.makeAll(view.tenantId(), view.client().clientId(), hub.issuer());
    }
}
