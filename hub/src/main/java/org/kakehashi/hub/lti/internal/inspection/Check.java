package org.kakehashi.hub.lti.internal.inspection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check of a message, and how it ended.
 *
 * @param rule the rule's name
 * @param section where a specification says so; empty: the hub's own
 * @param says what is wrong and how to mend it, where it failed
 */
public record Check(
        String rule,
        String section,
        Outcome outcome,
        @Nullable String says) {
    /** How a check ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** One before it failed. */
        NOT_REACHED
    }

    /** A rule and its section. */
    public record Named(String rule, String section) {}

    /** All of them passed. */
    public static List<Check> passed(List<Named> rules) {
        return rules.stream()
                .map(rule -> new Check(rule.rule(), rule.section(), Outcome.PASSED, null))
                .toList();
    }

    /**
     * Rules that are tried one after the other until one is broken. One that isn't among them came to be known before any was tried.
     *
     * @param broken the rule's name
     */
    public static List<Check> until(List<Named> rules, String broken, String says) {
        List<Check> checks = new ArrayList<>();
        Outcome outcome = Outcome.PASSED;
        if (rules.stream().noneMatch(rule -> rule.rule().equals(broken))) {
            checks.add(new Check(broken, "", Outcome.FAILED, says));
            outcome = Outcome.NOT_REACHED;
        }
        for (Named rule : rules) {
            boolean failed = rule.rule().equals(broken);
            checks.add(new Check(rule.rule(), rule.section(), failed ? Outcome.FAILED : outcome, failed ? says : null));
            outcome = failed ? Outcome.NOT_REACHED : outcome;
        }
        return List.copyOf(checks);
    }
}
