package org.kakehashi.hub.connect.internal.forward;

import java.time.Duration;
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

    /** The pause after so many failures in a row. */
    Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
