package org.kakehashi.hub.insight.internal.board;

import java.util.Collection;

/**
 * What was studied on a day, or on several.
 *
 * @param answered questions answered
 * @param firstTries judged first tries
 * @param firstTryCorrect of these, how many were right
 * @param seconds time spent
 */
record Study(int answered, int firstTries, int firstTryCorrect, int seconds) {
    static final Study NONE = new Study(0, 0, 0, 0);

    static Study sum(Collection<Study> parts) {
        return parts.stream()
                .reduce(
                        NONE,
                        (a, b) -> new Study(
                                a.answered + b.answered,
                                a.firstTries + b.firstTries,
                                a.firstTryCorrect + b.firstTryCorrect,
                                a.seconds + b.seconds));
    }

    /** Whole minutes, to the nearest; what was studied at all is a minute at least. */
    public int minutes() {
        return seconds == 0 ? 0 : Math.max(1, Math.round(seconds / 60f));
    }

    public boolean judged() {
        return firstTries > 0;
    }

    /** First-try correct rate in whole per cent; 0 where nothing was judged. */
    public int percent() {
        return judged() ? Math.round(100f * firstTryCorrect / firstTries) : 0;
    }
}
