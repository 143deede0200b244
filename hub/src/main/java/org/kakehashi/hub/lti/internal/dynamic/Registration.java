package org.kakehashi.hub.lti.internal.dynamic;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registration that a tool sent.
 *
 * @param clientId what the tool was told; there is a tool of it once the first registration is approved
 * @param changes whether it is about a tool that there was when it came
 * @param content what was sent, JSON
 * @param note of the invitation
 * @param registrationUri of the invitation
 */
record Registration(
        UUID registrationId,
        UUID clientId,
        String deploymentId,
        boolean changes,
        State state,
        String content,
        String note,
        @Nullable String registrationUri,
        Instant receivedAt) {
    /** What became of it. */
    enum State {
        WAITING,
        APPROVED,
        REJECTED
    }

    /** Whether it still can be approved or rejected. */
    public boolean isWaiting() {
        return state == State.WAITING;
    }
}
