package org.kakehashi.hub.insight.internal.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.SchoolDay;

/**
 * The facts of one person's school day.
 *
 * @param personDay whose and when
 * @param total over all activities; its seconds count overlapping time once
 * @param byActivity each activity by itself
 */
record StudyFacts(PersonDay personDay, Figures total, Map<UUID, Figures> byActivity) {
    /**
     * The measures.
     *
     * @param answered questions answered: each counts once an attempt
     * @param firstTries of these, how often a judged first try fell on this day
     * @param firstTryCorrect of those, how many were right
     * @param seconds time spent
     */
    record Figures(int answered, int firstTries, int firstTryCorrect, int seconds) {}

    /** Computes the facts anew from everything that is kept of the day, in order of time. */
    static StudyFacts of(PersonDay personDay, List<DayStatement> statements) {
        Map<UUID, List<Interval>> spent = StudyTime.intervals(
                statements.stream().map(DayStatement::moment).toList(),
                personDay.day().atStartOfDay(SchoolDay.ZONE).toInstant());
        Map<UUID, Figures> byActivity = new java.util.LinkedHashMap<>();
        for (UUID activity : activities(statements)) {
            List<DayStatement> own = statements.stream()
                    .filter(statement -> statement.moment().activity().equals(activity))
                    .toList();
            byActivity.put(activity, figures(own, spent.getOrDefault(activity, List.of())));
        }
        List<Interval> all = new ArrayList<>();
        spent.values().forEach(all::addAll);
        return new StudyFacts(personDay, figures(statements, all), byActivity);
    }

    private static Set<UUID> activities(List<DayStatement> statements) {
        Set<UUID> activities = new LinkedHashSet<>();
        statements.forEach(statement -> activities.add(statement.moment().activity()));
        return activities;
    }

    private static Figures figures(List<DayStatement> statements, Collection<Interval> spent) {
        long answered = statements.stream()
                .filter(DayStatement::counts)
                .map(DayStatement::question)
                .distinct()
                .count();
        Duration time = Interval.covered(spent);
        return new Figures(
                (int) answered,
                (int) statements.stream().filter(DayStatement::firstTry).count(),
                (int) statements.stream().filter(DayStatement::firstTryCorrect).count(),
                (int) time.toSeconds());
    }
}
