package org.kakehashi.hub.insight.internal.facts;

import java.util.UUID;
import org.kakehashi.hub.access.SchoolDay;

/**
 * A statement of a known person, as kept for the facts.
 *
 * @param personId whose it is
 * @param seq its place in the log
 * @param statementId its id
 * @param slice what counts of it
 */
record KeptStatement(UUID personId, long seq, UUID statementId, StudySlice slice) {
    PersonDay personDay() {
        return new PersonDay(personId, SchoolDay.of(slice.at()));
    }
}
