package org.kakehashi.hub.access.internal.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientRules;

/**
 * A client as it was made.
 *
 * @param clientId also its key
 * @param number newer ones have higher numbers
 * @param name what people call it
 * @param scopes of xAPI
 * @param rules what it is bound to
 * @param createdAt when it was made
 * @param expiresAt when its credentials end; null: never
 * @param revokedAt when they were withdrawn; null: they were not
 */
record ApiClient(
        UUID clientId,
        long number,
        String name,
        List<String> scopes,
        ClientRules rules,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** Whether its credentials are good at that time. */
    public boolean isGood(Instant at) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(at));
    }
}
