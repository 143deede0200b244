package org.kakehashi.hub.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.PersonKeys;
import org.kakehashi.hub.roster.internal.people.PersonKeyStore;
import org.springframework.stereotype.Component;

/** Whom a key names that an identity provider tells. */
@Component
class RosterKeys implements PersonKeys {
    private final PersonKeyStore store;

    RosterKeys(PersonKeyStore store) {
        this.store = store;
    }

    @Override
    public Optional<UUID> find(int tenantId, Key key, String value) {
        List<UUID> found = store.find(tenantId, key, value);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
