package org.kakehashi.hub.lrs.internal.ingest;

import java.util.UUID;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;

/**
 * A valid statement on its way into the store.
 *
 * @param statement the statement
 * @param id its id, or the one that the store gave it
 */
record Incoming(ParsedStatement statement, UUID id) {
    static Incoming of(ParsedStatement statement) {
        UUID given = statement.id();
        return new Incoming(statement, given == null ? UUID.randomUUID() : given);
    }
}
