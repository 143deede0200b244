package org.kakehashi.hub.access.internal.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AllowedActor;
import org.kakehashi.hub.access.OnBehalfOf;
import org.kakehashi.hub.access.RosterRelease;

/**
 * A client as it is asked for; {@link NewClientCheck} says what is required.
 *
 * @param name what people call it, and the name in its authority
 * @param scopes of xAPI
 * @param actors whom it may write about; none: anybody
 * @param activityPrefixes how the ids of its activities must begin; none: anyhow
 * @param verbs which it may use; none: any
 * @param onBehalfOf the user for whom it acts
 * @param expiresAt when its credentials end; null: never
 * @param purpose key of the tenant's purpose for which it reads and writes
 * @param schools whose pupils it may read about; none: all
 * @param requestsPerMinute that it may make; null: as the hub is set
 * @param roster what it is told of the roster; null: the least
 */
record NewClient(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable List<AllowedActor> actors,
        @Nullable List<String> activityPrefixes,
        @Nullable List<String> verbs,
        @Nullable OnBehalfOf onBehalfOf,
        @Nullable Instant expiresAt,
        @Nullable String purpose,
        @Nullable List<UUID> schools,
        @Nullable Integer requestsPerMinute,
        @Nullable RosterRelease roster) {
    static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
