package org.kakehashi.conformance.lti.report;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what became of the checks. */
public final class Ledger {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    /** As it should be. */
    public void passed(Criterion criterion, String where) {
        outcomes.add(new Outcome(criterion, Verdict.PASSED, where, "", "", ""));
    }

    /** Against the specification. */
    public void failed(Criterion criterion, String where, String expected, String got, String excerpt) {
        outcomes.add(new Outcome(criterion, Verdict.FAILED, where, expected, got, excerpt));
    }

    /** Not as recommended, or undecided. */
    public void warned(Criterion criterion, String where, String expected, String got, String excerpt) {
        outcomes.add(new Outcome(criterion, Verdict.WARNING, where, expected, got, excerpt));
    }

    /** Not done, and why. */
    public void notSeen(Criterion criterion, String why) {
        outcomes.add(new Outcome(criterion, Verdict.NOT_SEEN, "", "", why, ""));
    }

    /** Passed where {@code holds}, else failed. */
    public void check(Criterion criterion, String where, boolean holds, String expected, String got, String excerpt) {
        if (holds) {
            passed(criterion, where);
        } else {
            failed(criterion, where, expected, got, excerpt);
        }
    }

    /** All that became of a criterion. */
    public List<Outcome> of(Criterion criterion) {
        return outcomes.stream()
                .filter(outcome -> outcome.criterion() == criterion)
                .toList();
    }

    /** The verdict about a criterion: the worst of its outcomes. */
    public Verdict verdict(Criterion criterion) {
        return of(criterion).stream()
                .map(Outcome::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NOT_SEEN);
    }

    /** Whether something of a part failed. */
    public boolean failedIn(Criterion.Part part) {
        return outcomes.stream()
                .anyMatch(outcome -> outcome.verdict() == Verdict.FAILED
                        && outcome.criterion().part() == part);
    }

    /** Whether nothing failed. */
    public boolean well() {
        return outcomes.stream().noneMatch(outcome -> outcome.verdict() == Verdict.FAILED);
    }
}
