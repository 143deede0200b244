package org.kakehashi.hub.insight.internal.emergency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.BreakGlass;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.springframework.stereotype.Component;

/** What the head of a school is told of break-glass there. Every call needs an open transaction of the tenant. */
@Component
public class BreakGlassReports {
    private static final int MOST = 200;

    private final BreakGlass glass;
    private final AccessDecisions decisions;
    private final Standing standing;
    private final PersonDirectory names;
    private final AuditLog audit;
    private final Clock clock;

    BreakGlassReports(
            BreakGlass glass,
            AccessDecisions decisions,
            Standing standing,
            PersonDirectory names,
            AuditLog audit,
            Clock clock) {
        this.glass = glass;
        this.decisions = decisions;
        this.standing = standing;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** One report, times Japan's. */
    public record Report(
            UUID id,
            String by,
            String pupil,
            String school,
            String reason,
            LocalDateTime from,
            LocalDateTime until,
            boolean seen) {}

    /** The latest at the schools that the caller leads, or anywhere for who looks after the audit. Reading them is audited. */
    List<Report> latest(AccountCaller caller) {
        int tenant = caller.tenantId();
        List<BreakGlass.Opened> all = caller.permissions().contains(Permission.VIEW_AUDIT)
                ? glass.all(tenant, MOST)
                : glass.at(tenant, led(caller), MOST);
        audit.appendAll(
                tenant,
                all.stream()
                        .map(BreakGlass.Opened::personId)
                        .distinct()
                        .map(person ->
                                new AuditEvent(caller.auditName(), "insight.view-break-glass", person, "reason stated"))
                        .toList());
        Map<UUID, String> pupils = names.names(
                tenant, all.stream().map(BreakGlass.Opened::personId).distinct().toList());
        Map<UUID, String> schools = standing.schoolNames(tenant);
        return all.stream()
                .map(one -> new Report(
                        one.id(),
                        one.byName(),
                        pupils.getOrDefault(one.personId(), one.personId().toString()),
                        schools.getOrDefault(one.schoolId(), one.schoolId().toString()),
                        one.reason(),
                        LocalDateTime.ofInstant(one.from(), SchoolDay.ZONE),
                        LocalDateTime.ofInstant(one.until(), SchoolDay.ZONE),
                        one.seen()))
                .toList();
    }

    /** How many the head of a school has yet to take note of; none for anybody else. */
    public int unseen(AccountCaller caller) {
        return caller.roles().contains(Role.PRINCIPAL) ? glass.unseen(caller.tenantId(), led(caller)) : 0;
    }

    /** Takes note of one at a school that the caller leads. */
    boolean see(AccountCaller head, UUID id) {
        return glass.see(head, led(head), id);
    }

    private Set<UUID> led(AccountCaller caller) {
        LocalDate today = SchoolDay.today(clock);
        return decisions.sight(caller, today, today).schools(today, Role.PRINCIPAL);
    }
}
