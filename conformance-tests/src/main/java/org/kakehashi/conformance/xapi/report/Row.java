package org.kakehashi.conformance.xapi.report;

import java.util.List;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Outcome;
import org.kakehashi.conformance.xapi.Requirement;

/**
 * A requirement in an edition, with the outcomes of its checks.
 *
 * @param requirement that the row is about
 * @param edition of the specification
 * @param outcomes of its checks; none where it is not covered
 */
record Row(Requirement requirement, Edition edition, List<Outcome> outcomes) {
    long failed() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).count();
    }

    long passed() {
        return outcomes.size() - failed();
    }

    boolean covered() {
        return !outcomes.isEmpty();
    }

    List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }
}
