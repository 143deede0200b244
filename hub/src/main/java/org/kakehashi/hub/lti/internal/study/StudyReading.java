package org.kakehashi.hub.lti.internal.study;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.grades.Reviews;
import org.kakehashi.hub.lti.internal.launch.Entitlement;
import org.kakehashi.hub.lti.internal.launch.Visit;
import org.kakehashi.hub.lti.internal.material.Material;
import org.kakehashi.hub.lti.internal.material.MaterialStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.study.RecentStore.Opened;
import org.kakehashi.hub.lti.internal.study.StudyPage.Shelf;
import org.kakehashi.hub.lti.internal.study.StudyPage.Tile;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/** Puts the study page together, with the same few statements however many materials there are. */
@Component
class StudyReading {
    private static final Duration LATELY = Duration.ofDays(60);
    private static final int MOST_RECENT = 4;

    private final MaterialStore materials;
    private final RecentStore launches;
    private final Classes classes;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final Reviews reviews;
    private final TenantTransactions transactions;
    private final Clock clock;

    StudyReading(
            MaterialStore materials,
            RecentStore launches,
            Classes classes,
            Entitlement entitlement,
            ToolUses uses,
            Reviews reviews,
            TenantTransactions transactions,
            Clock clock) {
        this.materials = materials;
        this.launches = launches;
        this.classes = classes;
        this.entitlement = entitlement;
        this.uses = uses;
        this.reviews = reviews;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What pupils see of the caller's classes now.
     *
     * @param chosen one of the classes; null: all
     * @return empty where the class isn't one of the caller's
     */
    Optional<StudyPage> read(AccountCaller caller, @Nullable UUID chosen, SearchWords search) {
        UUID personId = caller.personId();
        if (personId == null) {
            return chosen == null ? Optional.of(StudyPage.blank(search)) : Optional.empty();
        }
        int tenantId = caller.tenantId();
        return transactions.readOnly(tenantId, () -> {
            List<Visit> visits = entitlement.visits(tenantId, personId);
            List<SchoolClass> own = own(tenantId, visits);
            List<SchoolClass> shown = own.stream()
                    .filter(one -> chosen == null || one.classId().equals(chosen))
                    .toList();
            if (shown.isEmpty()) {
                return chosen == null ? Optional.of(StudyPage.blank(search)) : Optional.empty();
            }
            boolean preview = visits.stream().anyMatch(visit -> visit.instructor() && isOf(shown, visit.classId()));
            Found found = new Found(shown, chosen, own.size() > 1);
            Set<UUID> closed = uses.closedTo(tenantId, personId);
            found.add(seen(tenantId, of(visits, shown), closed), search);
            List<Tile> recent = found.take(
                    launches.opened(tenantId, personId, clock.instant().minus(LATELY)));
            Map<UUID, UUID> attended =
                    of(visits.stream().filter(visit -> !visit.instructor()).toList(), shown);
            return Optional.of(new StudyPage(
                    own,
                    chosen,
                    search,
                    recent,
                    found.shelves(),
                    reviews.own(tenantId, personId, attended, closed),
                    preview));
        });
    }

    private List<SchoolClass> own(int tenantId, List<Visit> visits) {
        List<UUID> ids = visits.stream().map(Visit::classId).distinct().toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, SchoolClass> known = classes.byIds(tenantId, ids).stream()
                .collect(Collectors.toMap(SchoolClass::classId, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
    }

    /** The schools of those of the classes that are shown, by class. */
    private static Map<UUID, UUID> of(List<Visit> visits, List<SchoolClass> shown) {
        return visits.stream()
                .filter(visit -> isOf(shown, visit.classId()))
                .collect(Collectors.toMap(Visit::classId, Visit::schoolId, (one, same) -> one));
    }

    private List<Material> seen(int tenantId, Map<UUID, UUID> shown, Set<UUID> closed) {
        Instant now = clock.instant();
        return materials.seenIn(tenantId, shown).stream()
                .filter(material -> material.seenAt(now) && !closed.contains(material.clientId()))
                .toList();
    }

    private static boolean isOf(List<SchoolClass> classes, UUID classId) {
        return classes.stream().anyMatch(one -> one.classId().equals(classId));
    }

    /** What was found, and isn't taken to another place yet. */
    private static final class Found {
        private final List<SchoolClass> shown;
        private final @Nullable UUID chosen;
        private final boolean several;
        private final List<Material> materials = new ArrayList<>();

        /** @param several whether the person has more classes than one, so that a class has to be told */
        Found(List<SchoolClass> shown, @Nullable UUID chosen, boolean several) {
            this.shown = shown;
            this.chosen = chosen;
            this.several = several;
        }

        void add(List<Material> seen, SearchWords search) {
            seen.stream()
                    .filter(one -> search.in(one.title(), one.description(), one.toolName(), title(one.classId())))
                    .forEach(materials::add);
        }

        /** Takes those that were opened lately; they open through the same class again. */
        List<Tile> take(List<Opened> opened) {
            Map<UUID, Integer> place = new HashMap<>();
            opened.forEach(one -> place.put(one.linkId(), place.size()));
            List<Material> recent = materials.stream()
                    .filter(one -> place.containsKey(one.id()))
                    .sorted(Comparator.comparing(one -> place.getOrDefault(one.id(), place.size())))
                    .limit(MOST_RECENT)
                    .toList();
            materials.removeAll(recent);
            return recent.stream()
                    .map(one -> {
                        UUID through =
                                opened.get(place.getOrDefault(one.id(), 0)).classId();
                        UUID classId = one.classId() != null ? one.classId() : isOf(shown, through) ? through : chosen;
                        return new Tile(one, classId, several ? title(classId) : null);
                    })
                    .toList();
        }

        List<Shelf> shelves() {
            List<Shelf> shelves = new ArrayList<>();
            shelves.add(shelf(null, null));
            shown.forEach(one -> shelves.add(shelf(one.title(), one.classId())));
            shelves.removeIf(shelf -> shelf.tiles().isEmpty());
            return shelves;
        }

        private Shelf shelf(@Nullable String title, @Nullable UUID classId) {
            return new Shelf(
                    title,
                    materials.stream()
                            .filter(one -> Objects.equals(one.classId(), classId))
                            .map(one -> new Tile(one, classId == null ? chosen : classId, null))
                            .toList());
        }

        private @Nullable String title(@Nullable UUID classId) {
            return shown.stream()
                    .filter(one -> one.classId().equals(classId))
                    .map(SchoolClass::title)
                    .findFirst()
                    .orElse(null);
        }
    }
}
