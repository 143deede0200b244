package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.roster.internal.StandingStore;
import org.springframework.stereotype.Component;

/** What a person is by the roster: OneRoster's roles and enrolments as of a school day. */
@Component
class RosterStanding implements Standing {
    private static final Map<Role, String> ONEROSTER = Map.of(
            Role.PRINCIPAL, "principal",
            Role.TEACHER, "teacher",
            Role.PUPIL, "student",
            Role.GUARDIAN, "guardian");

    private final StandingStore store;

    RosterStanding(StandingStore store) {
        this.store = store;
    }

    @Override
    public Set<Role> roles(int tenantId, UUID personId, LocalDate on) {
        Set<String> given = store.roles(tenantId, personId, on);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        ONEROSTER.forEach((role, name) -> {
            if (given.contains(name)) {
                roles.add(role);
            }
        });
        return roles;
    }

    @Override
    public Set<UUID> classesTaught(int tenantId, UUID personId, LocalDate on) {
        return store.classes(tenantId, personId, "teacher", on);
    }

    @Override
    public Set<UUID> classesAttended(int tenantId, UUID personId, LocalDate on) {
        return store.classes(tenantId, personId, "student", on);
    }

    @Override
    public Set<UUID> schools(int tenantId, UUID personId, Role role, LocalDate on) {
        String name = ONEROSTER.get(role);
        return name == null ? Set.of() : store.orgs(tenantId, personId, name, on);
    }

    @Override
    public List<Stay> stays(int tenantId, UUID personId) {
        return store.stays(tenantId, personId);
    }
}
