package org.kakehashi.hub.insight.internal.facts;

/** What a statement is to the count of questions answered. */
enum AnswerKind {
    /** No answer at all. */
    NONE(0),
    /** An answer to a question. */
    ANSWER(1),
    /** A scored answer to an activity of type {@code question}. MEXCBT's type 2 has one a question. */
    QUESTION(2),
    /**
     * An answer to a {@code cmi.interaction} without score. Beside a scored question of the same attempt it is one of that
     * question's parts (MEXCBT's type 2) and doesn't count; otherwise it is an answer like any other.
     */
    UNSCORED_INTERACTION(3);

    private final int number;

    AnswerKind(int number) {
        this.number = number;
    }

    /** As in the database. */
    int number() {
        return number;
    }
}
