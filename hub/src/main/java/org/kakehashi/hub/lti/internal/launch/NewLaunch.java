package org.kakehashi.hub.lti.internal.launch;

import java.time.Instant;
import java.util.UUID;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;

/**
 * A launch that is to be written down; {@link Launch} says what each is. What the tool knows the person by is looked up with it.
 *
 * @param hintHash SHA-256 of the message hint
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewLaunch(
        UUID launchId,
        MessageType message,
        byte[] hintHash,
        String sessionHash,
        UUID accountId,
        UUID personId,
        UUID classId,
        boolean instructor,
        DocumentTarget documentTarget,
        UUID registration,
        Instant startedAt,
        Instant expiresAt,
        About about) {}
