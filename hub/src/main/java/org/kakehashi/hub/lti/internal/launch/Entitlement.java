package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.roster.Classes;
import org.springframework.stereotype.Component;

/** Who may open what today: a link's class, or any class for a link of every class, that the person attends or teaches. */
@Component
public class Entitlement {
    private final Classes classes;
    private final Standing standing;
    private final Clock clock;

    Entitlement(Classes classes, Standing standing, Clock clock) {
        this.classes = classes;
        this.standing = standing;
        this.clock = clock;
    }

    /** The person's classes of today, those they teach first, homeroom before others; within a transaction of the tenant. */
    public List<Visit> visits(int tenantId, UUID personId) {
        LocalDate today = SchoolDay.today(clock);
        // Somebody who was suspended stays enrolled, but has no role.
        Set<Role> roles = standing.roles(tenantId, personId, today);
        List<Visit> visits = new ArrayList<>();
        if (roles.contains(Role.TEACHER)) {
            classes.taughtBy(tenantId, personId, today)
                    .forEach(taught -> visits.add(new Visit(taught.classId(), true)));
        }
        if (roles.contains(Role.PUPIL)) {
            classes.attendedBy(tenantId, personId, today)
                    .forEach(attended -> visits.add(new Visit(attended.classId(), false)));
        }
        return visits;
    }

    /** The classes that the person attends today; within a transaction of the tenant. */
    public List<UUID> attended(int tenantId, UUID personId) {
        return visits(tenantId, personId).stream()
                .filter(visit -> !visit.instructor())
                .map(Visit::classId)
                .toList();
    }

    /**
     * The class through which the person may open the link; empty: none.
     *
     * @param wanted the class that the person chose; null: the first that fits
     */
    Optional<Visit> visit(int tenantId, UUID personId, ResourceLink link, @Nullable UUID wanted) {
        return visits(tenantId, personId).stream()
                .filter(visit -> link.classId() == null || link.classId().equals(visit.classId()))
                .filter(visit -> wanted == null || wanted.equals(visit.classId()))
                .findFirst();
    }
}
