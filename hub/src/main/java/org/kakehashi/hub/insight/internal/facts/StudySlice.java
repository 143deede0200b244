package org.kakehashi.hub.insight.internal.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the facts keep of one statement.
 *
 * @param at its timestamp
 * @param verb what was done
 * @param object what it was done to: for an answer, the question
 * @param activity under which activity it is counted
 * @param kind whether it is an answer
 * @param session within which gaps between statements count as time
 * @param attempt within which the first answer to a question is the first try
 * @param correct whether an answer is right; null where it isn't judged
 * @param duration {@code result.duration}; null where there is none
 */
record StudySlice(
        Instant at,
        Term verb,
        Term object,
        Term activity,
        AnswerKind kind,
        UUID session,
        UUID attempt,
        @Nullable Boolean correct,
        @Nullable Duration duration) {

    List<Term> terms() {
        return List.of(verb, object, activity);
    }
}
