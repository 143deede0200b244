package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.Post;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.roster.internal.classes.StandingStore;
import org.kakehashi.hub.roster.internal.people.ChildrenStore;
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
    private final ChildrenStore children;

    RosterStanding(StandingStore store, ChildrenStore children) {
        this.store = store;
        this.children = children;
    }

    @Override
    public Set<Role> roles(int tenantId, UUID personId, LocalDate on) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        posts(tenantId, personId, on, on).forEach(post -> roles.add(post.role()));
        // Who teaches any class is a teacher, even where the roster forgets to say so for the school.
        if (roles.contains(Role.HOMEROOM_TEACHER) || roles.contains(Role.SUBJECT_TEACHER)) {
            roles.add(Role.TEACHER);
        }
        return roles;
    }

    @Override
    public List<Post> posts(int tenantId, UUID personId, LocalDate from, LocalDate to) {
        return store.held(tenantId, personId, from, to).stream()
                .flatMap(held -> role(held).stream()
                        .map(role -> new Post(role, held.classId(), held.orgId(), held.from(), held.until())))
                .toList();
    }

    @Override
    public Map<UUID, String> schoolNames(int tenantId) {
        return store.schoolNames(tenantId);
    }

    private static Optional<Role> role(StandingStore.Held held) {
        return switch (held.role()) {
            case "teacher" -> Optional.of(teacher(held));
            case "principal" -> held.classId() == null ? Optional.of(Role.PRINCIPAL) : Optional.empty();
            case "counselor" -> Optional.of(Role.GUIDANCE_LEAD);
            case "districtAdministrator" -> Optional.of(Role.BOARD_ANALYST);
            case "student" -> Optional.of(Role.PUPIL);
            case "guardian" -> Optional.of(Role.GUARDIAN);
            default -> Optional.empty();
        };
    }

    /** One leads a homeroom class, unless the enrolment says that it is not primary: then another one does. */
    private static Role teacher(StandingStore.Held held) {
        if (held.classId() == null) {
            return Role.TEACHER;
        }
        if (!held.homeroom()) {
            return Role.SUBJECT_TEACHER;
        }
        return held.primary() ? Role.HOMEROOM_TEACHER : Role.TEACHER;
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
    public Set<UUID> children(int tenantId, UUID personId, LocalDate on) {
        return children.of(tenantId, personId, on);
    }

    @Override
    public List<Stay> stays(int tenantId, UUID personId) {
        return store.stays(tenantId, personId);
    }
}
