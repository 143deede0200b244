package org.kakehashi.hub.connect.internal.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How statements are forwarded.
 *
 * @param concurrent instances at work at once on this node; each holds a connection of the database
 * @param batch most statements of one step
 * @param firstPause after the first failure; each further one in a row doubles it
 * @param longestPause the longest of these pauses
 * @param maxDeadLetters where so many of an instance lie, it waits for somebody to look at them
 */
@ConfigurationProperties("hub.connect.forward")
record ForwardProperties(
        @DefaultValue("4") int concurrent,
        @DefaultValue("200") int batch,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("1000") int maxDeadLetters) {

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration MOST_ASKED = Duration.ofHours(6);

    /** The pause after so many failures in a row, or the longer one that the other side asked for. */
    Duration pause(int failures, @Nullable Duration asked) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration own = pause.compareTo(longestPause) < 0 ? pause : longestPause;
        if (asked == null || asked.compareTo(own) < 0) {
            return own;
        }
        return asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED;
    }
}
