package org.kakehashi.connectors.http;

import java.time.Duration;

/**
 * How long a source is waited for. How long an answer may take to begin, or stall, and how long a run may go on, is the hub's matter: it
 * bounds them as the operator sets it.
 *
 * @param tries most requests for one answer
 * @param body for an answer to be read to its end, however steadily it trickles
 * @param firstPause before the second request; each further pause is twice as long
 * @param longestPause the longest that a Retry-After is waited for; what asks for longer is left to another run
 */
public record Patience(int tries, Duration body, Duration firstPause, Duration longestPause) {

    /** For everyday use. */
    public static final Patience USUAL =
            new Patience(4, Duration.ofMinutes(2), Duration.ofMillis(500), Duration.ofMinutes(1));

    /** The least pause behind the so many-th try. */
    Duration pause(int tried) {
        return firstPause.multipliedBy(1L << (tried - 1));
    }
}
