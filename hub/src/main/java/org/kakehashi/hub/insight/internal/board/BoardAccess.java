package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/**
 * Who sees what of which class on which date. Asked inside a transaction of the tenant. A class that isn't shown looks like
 * one that doesn't exist.
 */
@Component
class BoardAccess {
    private final Standing standing;
    private final Classes classes;

    BoardAccess(Standing standing, Classes classes) {
        this.standing = standing;
        this.classes = classes;
    }

    /** What of a class is shown. */
    enum Scope {
        /** Attendance, mood symbols, visits' time and kind, and study: to the class's teachers and the school's principal. */
        CLASS,
        /** Attendance and visits: to the school's nurse. */
        HEALTH;

        /** Whether moods and study are shown, and not attendance and visits only. */
        public boolean full() {
            return this == CLASS;
        }

        /** What for the board is shown: who is out of one of these is on it by name and attendance only. */
        List<String> purposes() {
            return full()
                    ? List.of(Purposes.WATCHING_OVER, Purposes.TEACHING)
                    : List.of(Purposes.WATCHING_OVER, Purposes.HEALTH);
        }

        boolean shows(Evidence evidence) {
            return full() || evidence == Evidence.ATTENDANCE || evidence == Evidence.VISITS;
        }
    }

    /** A class that the caller sees. */
    record Visible(SchoolClass schoolClass, Scope scope) {}

    /** Everything the caller sees on that date: own classes first, then the schools'. */
    List<Visible> all(AccountCaller caller, LocalDate date) {
        if (caller.personId() == null) {
            return List.of();
        }
        UUID person = caller.personId();
        int tenant = caller.tenantId();
        Map<UUID, Visible> visible = new LinkedHashMap<>();
        put(visible, Scope.CLASS, classes.taughtBy(tenant, person, date));
        put(visible, Scope.CLASS, at(tenant, standing.schools(tenant, person, Role.PRINCIPAL, date), date));
        if (caller.roles().contains(Role.NURSE)) {
            put(visible, Scope.HEALTH, at(tenant, workplaces(tenant, person, date), date));
        }
        return new ArrayList<>(visible.values());
    }

    /** The class, where the caller sees it on that date. */
    Optional<Visible> one(AccountCaller caller, UUID classId, LocalDate date) {
        return all(caller, date).stream()
                .filter(visible -> visible.schoolClass().classId().equals(classId))
                .findFirst();
    }

    private static void put(Map<UUID, Visible> visible, Scope scope, List<SchoolClass> found) {
        found.forEach(one -> visible.putIfAbsent(one.classId(), new Visible(one, scope)));
    }

    private List<SchoolClass> at(int tenant, Set<UUID> schools, LocalDate date) {
        return schools.isEmpty() ? List.of() : classes.atSchools(tenant, schools, date);
    }

    /** OneRoster has no role of a nurse: she is at the schools where the roster has her as a teacher or head. */
    private Set<UUID> workplaces(int tenant, UUID person, LocalDate date) {
        Set<UUID> schools = new HashSet<>(standing.schools(tenant, person, Role.TEACHER, date));
        schools.addAll(standing.schools(tenant, person, Role.PRINCIPAL, date));
        return schools;
    }
}
