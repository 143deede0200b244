package org.kakehashi.hub.insight.internal.board;

import java.util.List;

/**
 * A reason to look at a pupil, in words with the figures behind it.
 *
 * @param rule which rule
 * @param arguments of the message {@code board.attention.<rule>}
 */
record Attention(Rule rule, List<Object> arguments) {
    /** The rules, the most pressing first. */
    enum Rule {
        ABSENT_RUN(Evidence.ATTENDANCE),
        MOOD_FELL(Evidence.MOOD),
        MOOD_DARK_TODAY(Evidence.MOOD),
        NURSE_OFTEN(Evidence.VISITS),
        LATE_OFTEN(Evidence.ATTENDANCE),
        CORRECT_RATE_FELL(Evidence.STUDY),
        STUDY_STOPPED(Evidence.STUDY);

        private final Evidence evidence;

        Rule(Evidence evidence) {
            this.evidence = evidence;
        }

        public Evidence evidence() {
            return evidence;
        }
    }

    static Attention of(Rule rule, Object... arguments) {
        return new Attention(rule, List.of(arguments));
    }

    /** The message's key. */
    public String code() {
        return "board.attention." + rule;
    }

    /** The message's arguments. */
    public Object[] args() {
        return arguments.toArray();
    }
}
