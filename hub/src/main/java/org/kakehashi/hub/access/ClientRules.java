package org.kakehashi.hub.access;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an API client is bound to beside its permissions; an empty list binds it to nothing.
 *
 * @param actors whom its statements and documents may be about
 * @param activityPrefixes how the ids of their activities must begin
 * @param verbs which verbs its statements may have
 * @param onBehalfOf the user for whom it acts
 * @param purpose key of the tenant's purpose for which it reads: who is out of it is left out; null: it names none
 * @param schools whose pupils it may read about; none: all
 * @param requestsPerMinute that it may make on each node; null: as the hub is set
 * @param roster what it is told of the roster; null: the least
 */
public record ClientRules(
        List<AllowedActor> actors,
        List<String> activityPrefixes,
        List<String> verbs,
        @Nullable OnBehalfOf onBehalfOf,
        @Nullable String purpose,
        List<UUID> schools,
        @Nullable Integer requestsPerMinute,
        @Nullable RosterRelease roster)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Rules of an earlier release name no schools. */
    public ClientRules {
        schools = Objects.requireNonNullElse(schools, List.of());
    }

    /** Bound to nothing. */
    public static final ClientRules NONE = new ClientRules(List.of(), List.of(), List.of(), null, null);

    /** Rules of a client that is told the least of the roster. */
    public ClientRules(
            List<AllowedActor> actors,
            List<String> activityPrefixes,
            List<String> verbs,
            @Nullable OnBehalfOf onBehalfOf,
            @Nullable String purpose,
            List<UUID> schools,
            @Nullable Integer requestsPerMinute) {
        this(actors, activityPrefixes, verbs, onBehalfOf, purpose, schools, requestsPerMinute, null);
    }

    /** What it is told of the roster. */
    public RosterRelease release() {
        return Objects.requireNonNullElse(roster, RosterRelease.LEAST);
    }

    /** Rules of a client that names no purpose. */
    public ClientRules(
            List<AllowedActor> actors,
            List<String> activityPrefixes,
            List<String> verbs,
            @Nullable OnBehalfOf onBehalfOf) {
        this(actors, activityPrefixes, verbs, onBehalfOf, null);
    }

    /** Rules of a client of all schools. */
    public ClientRules(
            List<AllowedActor> actors,
            List<String> activityPrefixes,
            List<String> verbs,
            @Nullable OnBehalfOf onBehalfOf,
            @Nullable String purpose) {
        this(actors, activityPrefixes, verbs, onBehalfOf, purpose, List.of(), null);
    }
}
