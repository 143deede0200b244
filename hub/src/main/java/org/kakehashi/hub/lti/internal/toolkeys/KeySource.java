package org.kakehashi.hub.lti.internal.toolkeys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a tool's keys are; both null: it has none.
 *
 * @param jwksUri where it publishes them
 * @param jwks the key set itself, where it registered that instead
 */
public record KeySource(
        UUID clientId, @Nullable String jwksUri, @Nullable String jwks) {}
