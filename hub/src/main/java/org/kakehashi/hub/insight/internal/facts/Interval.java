package org.kakehashi.hub.insight.internal.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time spent on study.
 *
 * @param from inclusive
 * @param to exclusive; not before {@code from}
 */
record Interval(Instant from, Instant to) {
    /** How much time the intervals cover; where several overlap, it counts once. */
    static Duration covered(Collection<Interval> intervals) {
        List<Interval> ordered =
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList();
        Duration covered = Duration.ZERO;
        Instant reached = Instant.MIN;
        for (Interval next : ordered) {
            Instant from = next.from.isAfter(reached) ? next.from : reached;
            if (next.to.isAfter(from)) {
                covered = covered.plus(Duration.between(from, next.to));
                reached = next.to;
            }
        }
        return covered;
    }
}
