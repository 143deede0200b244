package org.kakehashi.hub.lrs.internal.lint;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Something that holds for a statement or doesn't. */
sealed interface Condition {
    /** Holds for every statement. */
    Condition ALWAYS = new All(List.of());

    /** Whether it holds. */
    boolean holds(Subject subject);

    /** All of these hold. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return parts.stream().allMatch(part -> part.holds(subject));
        }
    }

    /** One of these holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return parts.stream().anyMatch(part -> part.holds(subject));
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
            var values = paths.stream().flatMap(path -> path.of(subject.statement()).stream());
            return every
                    ? values.allMatch(value -> passes(value, subject))
                    : values.anyMatch(value -> passes(value, subject));
        }

        private boolean passes(JsonNode value, Subject subject) {
            return checks.stream().allMatch(check -> check.passes(value, subject));
        }
    }

    /** What is asked of one value. */
    @FunctionalInterface
    interface Check {
        /** Whether the value passes. */
        boolean passes(JsonNode value, Subject subject);
    }
}
