package org.kakehashi.hub.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.roster.internal.people.ConflictStore;
import org.springframework.stereotype.Component;

/** Where rosters contradict themselves about who somebody is. Every call needs an open transaction of the tenant. */
@Component
public class RosterConflicts {
    private final ConflictStore store;

    RosterConflicts(ConflictStore store) {
        this.store = store;
    }

    /**
     * One person as several users of a source, because they have the same master identifier.
     *
     * @param users their sourcedIds, a few of them
     */
    public record SharedMaster(String source, UUID masterIdentifier, List<String> users) {}

    /** A user who became somebody else, because the roster gave the sourcedId another master identifier or person. */
    public record ChangedPerson(String source, String user, UUID before, UUID now, Instant at) {}

    /** Master identifiers that several users of a source have now. */
    public List<SharedMaster> sharedMasters(int tenantId, int most) {
        return store.sharedMasters(tenantId, most);
    }

    /** Users whose person changed, the latest first. */
    public List<ChangedPerson> changedPersons(int tenantId, int most) {
        return store.changedPersons(tenantId, most);
    }
}
