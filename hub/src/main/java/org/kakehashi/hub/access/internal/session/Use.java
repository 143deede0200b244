package org.kakehashi.hub.access.internal.session;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a session notes of its use.
 *
 * @param name whose it is: {@code AccountCaller.getName()}
 * @param since when they signed in
 * @param last when they last did something, to the minute
 * @param device a rough word for browser and system
 */
record Use(String name, Instant since, Instant last, String device) implements Serializable {
    private static final long serialVersionUID = 1L;
    static final String ATTRIBUTE = "kakehashi.use";
    /** So that not every request writes to the session. */
    private static final Duration STEP = Duration.ofMinutes(1);

    boolean isOver(Instant now, SessionProperties limits) {
        return now.isAfter(since.plus(limits.longest())) || now.isAfter(last.plus(limits.idle()));
    }

    boolean isStale(Instant now) {
        return now.isAfter(last.plus(STEP));
    }

    Use at(Instant now) {
        return new Use(name, since, now, device);
    }
}
