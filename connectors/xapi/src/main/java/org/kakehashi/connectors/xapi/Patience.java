package org.kakehashi.connectors.xapi;

import java.time.Duration;

/**
 * How long anything may take.
 *
 * @param answer for an answer to begin
 * @param body for its body to be read to the end
 * @param firstPause before a page is asked for again; each further pause is twice as long
 * @param longestPause the longest that a Retry-After is waited for within a run
 */
record Patience(Duration answer, Duration body, Duration firstPause, Duration longestPause) {
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(1));
    /** Attempts for one page. */
    static final int ATTEMPTS = 5;

    /** The pause behind the so many-th attempt. */
    Duration pause(int attempt) {
        return firstPause.multipliedBy(1L << (attempt - 1));
    }
}
