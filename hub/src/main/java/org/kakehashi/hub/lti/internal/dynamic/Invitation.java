package org.kakehashi.hub.lti.internal.dynamic;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave for one registration.
 *
 * @param note whom it is for
 * @param registrationUri where the tool begins its registration
 * @param toolId the tool that it may update; null: it is for a new one
 */
record Invitation(
        UUID invitationId,
        String note,
        @Nullable String registrationUri,
        @Nullable UUID toolId,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {
    /** Whether it can still be used. */
    public boolean isOpen(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }
}
