package org.kakehashi.hub.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose data an erasure is about, or of when. */
public sealed interface ErasureScope {
    /** Everything about one person. */
    record OfPerson(UUID personId) implements ErasureScope {}

    /**
     * What was stored within a time.
     *
     * @param from inclusive; null: since ever
     * @param until exclusive
     * @param clientId only what this API client or tool sent; null: what any sent
     * @param otherClients not what one of these sent
     */
    record OfPeriod(
            @Nullable Instant from, Instant until, @Nullable UUID clientId, Set<UUID> otherClients)
            implements ErasureScope {}

    /**
     * What of a class of data is older than that.
     *
     * @param dataClass any but statements
     * @param until exclusive; classes by day go up to the day before this one in Japan
     */
    record OfClass(DataClass dataClass, Instant until) implements ErasureScope {}
}
