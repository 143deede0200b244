package org.kakehashi.hub.lrs.internal.statement;

import java.util.List;

/** What became of a body: its statements, or why it is refused. */
public sealed interface Parsed permits Parsed.Statements, Rejection {
    /**
     * All statements of a body, in its order.
     *
     * @param statements the statements
     * @param isArray whether they came as an array, rather than as one
     */
    record Statements(List<ParsedStatement> statements, boolean isArray) implements Parsed {}
}
