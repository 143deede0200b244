package org.kakehashi.hub.lrs.internal.lint;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Something that holds for a statement or doesn't. Loops rather than streams: every rule is asked of every statement. */
sealed interface Condition {
    /** Holds for every statement. */
    Condition ALWAYS = new All(List.of());

    /** Whether it holds. */
    boolean holds(Subject subject);

    /** All of these hold. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            for (Condition part : parts) {
                if (!part.holds(subject)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of these holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            for (Condition part : parts) {
                if (part.holds(subject)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It doesn't hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return !part.holds(subject);
        }
    }

    /** The statement is no longer than so many bytes. */
    record Size(int maxBytes) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return subject.bytes() <= maxBytes;
        }
    }

    /**
     * Values at some places pass all checks.
     *
     * @param paths where to look
     * @param every whether all values that are there must pass, also none; otherwise one that passes is enough
     * @param checks what to ask of a value
     */
    record Values(List<Path> paths, boolean every, List<Check> checks) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return every != any(subject, value -> every != passes(value, subject));
        }

        private boolean any(Subject subject, Predicate<JsonNode> test) {
            for (Path path : paths) {
                if (path.any(subject.statement(), test)) {
                    return true;
                }
            }
            return false;
        }

        private boolean passes(JsonNode value, Subject subject) {
            for (Check check : checks) {
                if (!check.passes(value, subject)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is asked of one value. */
    @FunctionalInterface
    interface Check {
        /** Whether the value passes. */
        boolean passes(JsonNode value, Subject subject);
    }
}
