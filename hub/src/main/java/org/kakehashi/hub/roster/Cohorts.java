package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.roster.internal.classes.CohortStore;
import org.springframework.stereotype.Component;

/** The pupils of schools by grade, for figures about many. Every call needs an open transaction of the tenant. */
@Component
public class Cohorts {
    private final CohortStore store;

    Cohorts(CohortStore store) {
        this.store = store;
    }

    /**
     * The pupils of one grade of one school.
     *
     * @param grade code such as {@code P5}
     * @param pupils each in one cohort only
     */
    public record Cohort(UUID schoolId, String schoolName, String grade, List<UUID> pupils) {
        /** The same without some. */
        public Cohort without(Set<UUID> some) {
            return new Cohort(
                    schoolId,
                    schoolName,
                    grade,
                    pupils.stream().filter(pupil -> !some.contains(pupil)).toList());
        }
    }

    /**
     * The pupils in homeroom classes on that day, by school, then grade. A class of several grades counts for its first; a pupil
     * in several classes for the first of these.
     */
    public List<Cohort> homerooms(int tenantId, LocalDate on) {
        return store.homerooms(tenantId, on);
    }
}
