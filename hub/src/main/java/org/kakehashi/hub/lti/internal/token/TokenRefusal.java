package org.kakehashi.hub.lti.internal.token;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault;

/**
 * Why no token is given.
 *
 * @param rule the rule's name, for the log and for vendors
 * @param error code of RFC 6749, 5.2
 * @param description what is wrong and how to mend it; whoever asks learns it
 * @param expected what the hub wanted, for the tool's makers only
 * @param got what was sent, for the tool's makers only; never the assertion itself
 */
record TokenRefusal(
        String rule,
        String error,
        String description,
        @Nullable String expected,
        @Nullable String got) {
    static final String INVALID_CLIENT = "invalid_client";
    static final String BUSY = "temporarily_unavailable";

    /** As the tool's makers see it. */
    LaunchFault fault(UUID clientId) {
        return new LaunchFault(clientId, null, LaunchFault.Step.SERVICE_TOKEN, rule, description, expected, got);
    }
}
