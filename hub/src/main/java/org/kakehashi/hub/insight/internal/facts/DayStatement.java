package org.kakehashi.hub.insight.internal.facts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kept statement, judged among the others.
 *
 * @param personDay whose it is and when
 * @param moment what it says of time
 * @param object the question, where it is an answer
 * @param attempt the attempt it belongs to
 * @param counts whether it is an answer that counts
 * @param first whether it is the first answer to its question in its attempt
 * @param correct whether it is right; null where it isn't judged
 */
record DayStatement(
        PersonDay personDay,
        StudyTime.Moment moment,
        UUID object,
        UUID attempt,
        boolean counts,
        boolean first,
        @Nullable Boolean correct) {
    /** A question as asked in one attempt. */
    record Question(UUID attempt, UUID object) {}

    Question question() {
        return new Question(attempt, object);
    }

    boolean firstTry() {
        return counts && first && correct != null;
    }

    boolean firstTryCorrect() {
        return firstTry() && Boolean.TRUE.equals(correct);
    }
}
