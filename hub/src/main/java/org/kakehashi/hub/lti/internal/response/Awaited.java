package org.kakehashi.hub.lti.internal.response;

import java.time.Instant;
import java.util.UUID;

/**
 * A launch that a tool was given something to echo with.
 *
 * @param accountId whose it is
 * @param returned whether the tool came back before
 */
public record Awaited(
        UUID launchId, UUID accountId, UUID classId, String deploymentId, Instant startedAt, boolean returned) {}
