package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.springframework.stereotype.Component;

/** What a person is by the roster. */
@Component
class RosterStanding implements Standing {
    @Override
    public Set<Role> roles(int tenantId, UUID personId, LocalDate on) {
        return Set.of();
    }

    @Override
    public Set<UUID> classesTaught(int tenantId, UUID personId, LocalDate on) {
        return Set.of();
    }

    @Override
    public Set<UUID> classesAttended(int tenantId, UUID personId, LocalDate on) {
        return Set.of();
    }

    @Override
    public Set<UUID> schools(int tenantId, UUID personId, Role role, LocalDate on) {
        return Set.of();
    }
}
