package org.kakehashi.hub.lrs.internal.query;

import java.util.List;
import java.util.OptionalLong;

/**
 * Statements of one answer.
 *
 * @param statements in order
 * @param next the seq behind which the next page begins; 0: there is none
 */
record StatementPage(List<ServedStatement> statements, long next) {
    static final StatementPage EMPTY = new StatementPage(List.of(), 0);

    /** The last in the order of storing. */
    OptionalLong newest() {
        return statements.stream().mapToLong(ServedStatement::seq).max();
    }
}
