package org.kakehashi.hub.lti.internal.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time with or without bounds ({@code available} and {@code submission} of Deep Linking 2.0, 2.2).
 *
 * @param from its begin; null: always was
 * @param until its end, no more in it; null: never ends
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {
    /** Without bounds. */
    public static final Window ALWAYS = new Window(null, null);

    /** Whether it has begun at that time. */
    public boolean hasBegun(Instant at) {
        return from == null || !at.isBefore(from);
    }

    /** Whether that time is in it. */
    public boolean holds(Instant at) {
        return hasBegun(at) && (until == null || at.isBefore(until));
    }
}
