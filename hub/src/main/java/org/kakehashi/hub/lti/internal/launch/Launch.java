package org.kakehashi.hub.lti.internal.launch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;

/**
 * One launch, from the tap on.
 *
 * @param launchId the launch
 * @param message what the tool is asked for
 * @param sessionHash SHA-256 of the session that began it, in hexadecimal
 * @param accountId who signed in
 * @param personId the person of that account
 * @param subject what the tool knows the person by; also the login_hint
 * @param classId the class in whose context it is
 * @param instructor whether the person teaches that class
 * @param documentTarget where the tool opens
 * @param registration of the statements of this launch
 * @param startedAt when it began
 * @param expiresAt when its message hint ends
 * @param answeredAt when the id_token was made; null: not yet
 * @param about what it is about besides its link
 */
record Launch(
        UUID launchId,
        MessageType message,
        String sessionHash,
        UUID accountId,
        UUID personId,
        UUID subject,
        UUID classId,
        boolean instructor,
        DocumentTarget documentTarget,
        UUID registration,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        About about) {}
