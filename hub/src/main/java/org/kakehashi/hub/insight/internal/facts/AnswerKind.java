package org.kakehashi.hub.insight.internal.facts;

/** What a statement is to the count of questions answered; the order is that of its numbers in the database. */
enum AnswerKind {
    /** No answer at all. */
    NONE,
    /** An answer to a question. */
    ANSWER,
    /** A scored answer to an activity of type {@code question}. MEXCBT's type 2 has one a question. */
    QUESTION,
    /**
     * An answer to a {@code cmi.interaction} without score. Beside a scored question of the same attempt it is one of that
     * question's parts (MEXCBT's type 2) and doesn't count; otherwise it is an answer like any other.
     */
    UNSCORED_INTERACTION;

    static AnswerKind of(int number) {
        return values()[number];
    }
}
