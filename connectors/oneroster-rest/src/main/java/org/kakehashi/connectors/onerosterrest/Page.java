package org.kakehashi.connectors.onerosterrest;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * One page of a collection.
 *
 * @param total {@code X-Total-Count}, where it is said
 * @param linked whether the answer has links at all
 * @param next whether one of them says that there is more
 * @param at the service's time
 */
record Page(List<JsonNode> items, OptionalLong total, boolean linked, boolean next, Instant at) {

    /** Whether something may come after that many items; where the service says nothing, it is asked. */
    boolean hasMore(long read) {
        return next || (total.isPresent() ? read < total.getAsLong() : !linked && !items.isEmpty());
    }
}
