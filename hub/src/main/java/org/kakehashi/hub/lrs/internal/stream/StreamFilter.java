package org.kakehashi.hub.lrs.internal.stream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;

/**
 * Which statements of the log are wanted; null: any.
 *
 * @param authority asserted by this agent, or by a group that it is a member of
 * @param client asserted by this client, as {@code authority}
 * @param verb of this verb
 * @param activity about this activity
 * @param agent done by this actor
 * @param registration of this registration
 * @param purpose not by actors who are out of it
 */
record StreamFilter(
        @Nullable AgentId authority,
        @Nullable AgentId client,
        @Nullable String verb,
        @Nullable String activity,
        @Nullable AgentId agent,
        @Nullable UUID registration,
        @Nullable String purpose) {}
