package org.kakehashi.hub.lti.internal.diagnostics;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with a tool's launch, as its makers are told.
 *
 * @param launchId the launch, where it is known
 * @param step where it went wrong
 * @param rule the rule that was broken
 * @param description what is wrong and how to mend it
 * @param expected what the hub wanted, where that says more
 * @param got what the tool sent, never a hint, nonce, code or token
 */
public record LaunchFault(
        UUID clientId,
        @Nullable UUID launchId,
        Step step,
        String rule,
        String description,
        @Nullable String expected,
        @Nullable String got) {
    private static final int LONGEST = 300;

    /** Steps of a launch in which a tool can go wrong. */
    public enum Step {
        /** The tool's authentication request (Security Framework 1.0, 5.1.1.2). */
        AUTHENTICATION,
        /** Fetching the launch's xAPI token (cmi5 8.2). */
        XAPI_TOKEN,
        /** Asking for a token for services (Security Framework 1.0, 4.1). */
        SERVICE_TOKEN,
        /** A call of Names and Roles or of Assignments and Grades. */
        SERVICE,
        /** The tool's deep linking response (Deep Linking 2.0, 4). */
        DEEP_LINKING,
        /** The tool's message that an assessment may start (Proctoring Services 1.0, 4.3). */
        PROCTORING
    }

    /** Cuts what is long. */
    public LaunchFault {
        expected = cut(expected);
        got = cut(got);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /**
     * One that was noted.
     *
     * @param reference id of the request that failed, as the person and the log have it
     */
    public record Noted(LaunchFault fault, Instant at, String reference) {}
}
