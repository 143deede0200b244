package org.kakehashi.hub.insight.internal.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The minutes rule. A statement with {@code result.duration} (xAPI 1.0.3 part 2, 2.4.5) stands for the time from its
 * timestamp minus the duration up to its timestamp. One without stands for the time since the statement before it in the
 * same session, five minutes at most. Nothing reaches back before the school day began, and what overlaps counts once,
 * so a {@code completed} that spans its answers adds only what lies between them.
 */
final class StudyTime {
    /** Longest time that may pass between two statements and still count in full. */
    static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    private StudyTime() {}

    /**
     * What one statement says of time.
     *
     * @param at its timestamp
     * @param session its registration, or what stands for it
     * @param activity on what the time was spent
     * @param duration {@code result.duration}; null where there is none
     */
    record Moment(
            Instant at,
            UUID session,
            UUID activity,
            @Nullable Duration duration) {}

    /**
     * The time spent, by activity.
     *
     * @param inOrder one person's moments of one school day, by time
     * @param dayBegins the day's midnight in Japan
     */
    static Map<UUID, List<Interval>> intervals(List<Moment> inOrder, Instant dayBegins) {
        Map<UUID, Instant> lastOfSession = new HashMap<>();
        Map<UUID, List<Interval>> spent = new HashMap<>();
        for (Moment moment : inOrder) {
            Instant before = lastOfSession.put(moment.session(), moment.at());
            Instant from = later(began(moment, before), dayBegins);
            if (from.isBefore(moment.at())) {
                spent.computeIfAbsent(moment.activity(), any -> new ArrayList<>())
                        .add(new Interval(from, moment.at()));
            }
        }
        return spent;
    }

    private static Instant began(Moment moment, @Nullable Instant before) {
        if (moment.duration() != null) {
            return moment.at().minus(moment.duration());
        }
        return before == null ? moment.at() : later(before, moment.at().minus(LONGEST_GAP));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
