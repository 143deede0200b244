package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.deployment.Placed;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.roster.Classes;
import org.springframework.stereotype.Component;

/** Who may open what today: a link's class, or any class for a link of every class, that the person attends or teaches. */
@Component
public class Entitlement {
    private final Classes classes;
    private final Standing standing;
    private final DeploymentStore deployments;
    private final Clock clock;

    Entitlement(Classes classes, Standing standing, DeploymentStore deployments, Clock clock) {
        this.classes = classes;
        this.standing = standing;
        this.deployments = deployments;
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
                    .forEach(taught -> visits.add(new Visit(taught.classId(), taught.schoolId(), true)));
        }
        if (roles.contains(Role.PUPIL)) {
            classes.attendedBy(tenantId, personId, today)
                    .forEach(attended -> visits.add(new Visit(attended.classId(), attended.schoolId(), false)));
        }
        return visits;
    }

    /** The classes that the person attends today, with their schools; within a transaction of the tenant. */
    public Map<UUID, UUID> attended(int tenantId, UUID personId) {
        return visits(tenantId, personId).stream()
                .filter(visit -> !visit.instructor())
                .collect(Collectors.toMap(Visit::classId, Visit::schoolId, (one, same) -> one));
    }

    /**
     * A link that the person may open, and through which class.
     *
     * @param placement the link under the deployment of the class's school
     */
    public record Opening(Visit visit, Placement placement) {}

    /**
     * How the person may open the link: through the first class that fits, at whose school the tool is deployed. Empty: not at all.
     *
     * @param wanted the class that the person chose; null: the first that fits
     */
    public Optional<Opening> opening(int tenantId, UUID personId, UUID linkId, @Nullable UUID wanted) {
        List<Visit> visits = visits(tenantId, personId).stream()
                .filter(visit -> wanted == null || wanted.equals(visit.classId()))
                .toList();
        if (visits.isEmpty()) {
            return Optional.empty();
        }
        List<Placed> all = deployments.link(
                tenantId, linkId, visits.stream().map(Visit::schoolId).collect(Collectors.toSet()));
        return visits.stream()
                .flatMap(visit -> all.stream()
                        .filter(placed -> placed.deployment().isAt(visit.schoolId())
                                && placed.placement().link().isOf(visit.classId()))
                        .limit(1)
                        .map(placed -> new Opening(visit, placed.placement())))
                .findFirst();
    }
}
