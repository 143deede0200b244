package org.kakehashi.hub.connect.internal.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For how long instances have not been seen to have sent everything that was in the log then. Where the log grows all the time none is ever
 * seen to be at its end, so the head at one look is remembered until the instance has passed it.
 */
final class ForwardLag {
    private final Map<UUID, Mark> marks = new HashMap<>();

    /**
     * What an instance is measured by.
     *
     * @param caughtUp it has sent what the log held then; or it was first seen then
     * @param head of the log at a later look, which it hasn't passed yet
     * @param seen when that was
     */
    private record Mark(Instant caughtUp, long head, Instant seen) {}

    /**
     * Notes a look at an instance.
     *
     * @return since when something has waited to be sent, at most; with a log that grows it is up to twice as long as a statement takes, and
     *     the time between two looks
     */
    Duration seen(UUID instance, long head, long behind, Instant now) {
        Mark mark = next(marks.get(instance), head, behind, now);
        marks.put(instance, mark);
        return Duration.between(mark.caughtUp(), now);
    }

    private static Mark next(@Nullable Mark last, long head, long behind, Instant now) {
        if (last == null || behind <= 0) {
            return new Mark(now, head, now);
        }
        return head - behind >= last.head() ? new Mark(last.seen(), head, now) : last;
    }

    /** Forgets all others, which are gone or paused. */
    void keep(Set<UUID> instances) {
        marks.keySet().retainAll(instances);
    }
}
