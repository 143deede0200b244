package org.kakehashi.hub.roster;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.roster.internal.people.PersonSearchStore;
import org.springframework.stereotype.Component;

/** Finds persons by what the roster has of them. */
@Component
class RosterDirectory implements PersonDirectory {
    private final PersonSearchStore store;
    private final Persons persons;
    private final Clock clock;

    RosterDirectory(PersonSearchStore store, Persons persons, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.clock = clock;
    }

    @Override
    public List<Entry> search(int tenantId, String text, int most) {
        return store.search(tenantId, text, SchoolDay.today(clock), most);
    }

    @Override
    public Map<UUID, String> names(int tenantId, Collection<UUID> personIds) {
        Map<UUID, String> names = new HashMap<>();
        persons.names(tenantId, personIds).forEach((id, name) -> names.put(id, name.displayName()));
        return names;
    }
}
