package org.kakehashi.hub.roster.internal.provider.query;

import java.util.List;

/**
 * A filter: one clause, or two.
 *
 * @param either whether one of two clauses is enough (OR)
 */
public record Filter(List<Clause> clauses, boolean either) {
    /** Lets everything through. */
    public static final Filter NONE = new Filter(List.of(), false);

    /** One field compared with one value. */
    public record Clause(String field, Op op, String value) {}

    /** How they are compared. */
    public enum Op {
        NOT_EQUAL("!="),
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("="),
        GREATER(">"),
        LESS("<"),
        CONTAINS("~");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /** As the filter has it, and SQL, except for {@code ~}. */
        public String sign() {
            return sign;
        }
    }

    /** The objects of that id. */
    public static Filter ofId(String sourcedId) {
        return new Filter(List.of(new Clause("sourcedId", Op.EQUAL, sourcedId)), false);
    }
}
