package org.kakehashi.hub.access.internal.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a client's secrets, which nobody can read any more.
 *
 * @param fingerprint the beginning of its hash, to tell it from the others
 * @param issuedAt when it was made
 * @param expiresAt when it ends; null: never
 * @param lastUsedAt when it was last used, to about a minute; null: never yet
 */
public record ClientSecret(
        String fingerprint,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
