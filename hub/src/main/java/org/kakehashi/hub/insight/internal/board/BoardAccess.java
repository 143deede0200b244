package org.kakehashi.hub.insight.internal.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.BreakGlass;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.PermissionMatrix;
import org.kakehashi.hub.access.Post;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Reach;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Sight;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/**
 * Who sees what of which class on which date, as {@code access} decides. Asked inside a transaction of the tenant. A class
 * that isn't shown looks like one that doesn't exist.
 */
@Component
class BoardAccess {
    private static final Set<DataCategory> ON_BOARD =
            Set.of(DataCategory.STUDY, DataCategory.ATTENDANCE, DataCategory.MOOD, DataCategory.VISIT);

    private final AccessDecisions decisions;
    private final Classes classes;
    private final BreakGlass glass;
    private final Clock clock;

    BoardAccess(AccessDecisions decisions, Classes classes, BreakGlass glass, Clock clock) {
        this.decisions = decisions;
        this.classes = classes;
        this.glass = glass;
        this.clock = clock;
    }

    /**
     * A class that the caller sees.
     *
     * @param categories what of it is shown on the date
     * @param sight what was shown on the days before
     * @param opened the break-glass by which one pupil of it is shown; null: shown by the caller's own posts
     */
    record Visible(
            SchoolClass schoolClass,
            LocalDate date,
            Set<DataCategory> categories,
            Sight sight,
            BreakGlass.@Nullable Opened opened) {
        Visible(SchoolClass schoolClass, LocalDate date, Sight sight, BreakGlass.@Nullable Opened opened) {
            this(schoolClass, date, sight.of(schoolClass.classId(), schoolClass.schoolId(), date), sight, opened);
        }

        /** Whether that is shown on the date. */
        public boolean shows(DataCategory category) {
            return categories.contains(category);
        }

        /** Whether the category of that day is the caller's as the class's own teacher or as the head of its school. */
        boolean isOwn(DataCategory category, LocalDate day) {
            return sight.posts().stream()
                    .filter(post -> post.holds(day))
                    .anyMatch(post -> post.role() == Role.PRINCIPAL
                            ? schoolClass.schoolId().equals(post.schoolId())
                            : PermissionMatrix.reaches(post.role()).get(category) == Reach.OWN_CLASS
                                    && schoolClass.classId().equals(post.classId()));
        }

        /** What for the board is shown: who is out of one of these is on it by name and attendance only. */
        List<String> purposes() {
            if (shows(DataCategory.STUDY)) {
                return List.of(Purposes.WATCHING_OVER, Purposes.TEACHING);
            }
            return shows(DataCategory.VISIT)
                    ? List.of(Purposes.WATCHING_OVER, Purposes.HEALTH)
                    : List.of(Purposes.WATCHING_OVER);
        }

        /**
         * What for evidence of a category is shown: who is out of one of these isn't. By break-glass, only what that category is for: it
         * mustn't hide what the caller's own posts show.
         */
        List<String> purposes(DataCategory category) {
            List<String> of =
                    switch (category) {
                        case STUDY -> List.of(Purposes.WATCHING_OVER, Purposes.TEACHING);
                        case VISIT, HEALTH -> List.of(Purposes.WATCHING_OVER, Purposes.HEALTH);
                        case ATTENDANCE -> List.of();
                        case MOOD, OBSERVATION, GUIDANCE, TEST_RESULT -> List.of(Purposes.WATCHING_OVER);
                    };
            return opened != null || of.isEmpty()
                    ? of
                    : Stream.concat(of.stream(), purposes().stream()).distinct().toList();
        }

        /** The first day of the board's window from which on the category of this pupil's days is shown. */
        LocalDate since(DataCategory category, Member pupil) {
            LocalDate seen = since(category);
            return seen.isAfter(pupil.since()) ? seen : pupil.since();
        }

        /** As {@link #since(DataCategory, Member)}, whoever the pupil is, for each category that is shown. */
        Map<DataCategory, LocalDate> since() {
            return categories.stream().collect(Collectors.toMap(Function.identity(), this::since));
        }

        private LocalDate since(DataCategory category) {
            LocalDate earliest = date.minusDays(SchoolDays.REACH);
            return sight.since(category, schoolClass.classId(), schoolClass.schoolId(), date, earliest);
        }
    }

    /** Everything the caller sees on that date: own classes first, then the schools'. */
    List<Visible> all(AccountCaller caller, LocalDate date) {
        Sight sight = decisions.sight(caller, date.minusDays(SchoolDays.REACH), date);
        Set<UUID> own = sight.classes(date);
        return classes(caller.tenantId(), own, sight.schools(date), date).stream()
                .map(one -> new Visible(one, date, sight, null))
                .filter(visible -> visible.categories().stream().anyMatch(ON_BOARD::contains))
                .sorted(Comparator.comparing(
                        visible -> !own.contains(visible.schoolClass().classId())))
                .toList();
    }

    /** The class, where the caller sees it on that date. */
    Optional<Visible> one(AccountCaller caller, UUID classId, LocalDate date) {
        return all(caller, date).stream()
                .filter(visible -> visible.schoolClass().classId().equals(classId))
                .findFirst();
    }

    /** The class for one pupil of it: also where the caller broke the glass, and then what a principal sees. */
    Optional<Visible> forPupil(AccountCaller caller, UUID classId, LocalDate date, UUID person) {
        return glass.of(caller, person)
                .filter(opened -> hasPost(caller, opened))
                .flatMap(opened -> classes.heldOn(caller.tenantId(), List.of(classId), date).stream()
                        .filter(one -> one.schoolId().equals(opened.schoolId()))
                        .findFirst()
                        .map(one -> new Visible(one, date, likeAPrincipal(opened, date), opened)))
                .or(() -> one(caller, classId, date));
    }

    /** Whose post at the school has ended has no glass to look through any more. */
    private boolean hasPost(AccountCaller caller, BreakGlass.Opened opened) {
        LocalDate today = SchoolDay.today(clock);
        return decisions.posts(caller, today, today).stream()
                .filter(post -> PermissionMatrix.of(post.role()).contains(Permission.BREAK_GLASS))
                .anyMatch(post -> opened.schoolId().equals(post.schoolId()));
    }

    private static Sight likeAPrincipal(BreakGlass.Opened opened, LocalDate date) {
        return new Sight(
                List.of(new Post(Role.PRINCIPAL, null, opened.schoolId(), date.minusDays(SchoolDays.REACH), date)));
    }

    private List<SchoolClass> classes(int tenant, Set<UUID> own, Set<UUID> schools, LocalDate date) {
        List<SchoolClass> found =
                schools.isEmpty() ? new ArrayList<>() : new ArrayList<>(classes.atSchools(tenant, schools, date));
        Set<UUID> missing = new HashSet<>(own);
        found.forEach(one -> missing.remove(one.classId()));
        if (!missing.isEmpty()) {
            found.addAll(classes.heldOn(tenant, missing, date));
        }
        return found;
    }
}
