package org.kakehashi.hub.access;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an API client is bound to beside its permissions; an empty list binds it to nothing.
 *
 * @param actors whom its statements and documents may be about
 * @param activityPrefixes how the ids of their activities must begin
 * @param verbs which verbs its statements may have
 * @param onBehalfOf the user for whom it acts
 * @param purpose key of the tenant's purpose for which it reads: who is out of it is left out; null: it names none
 */
public record ClientRules(
        List<AllowedActor> actors,
        List<String> activityPrefixes,
        List<String> verbs,
        @Nullable OnBehalfOf onBehalfOf,
        @Nullable String purpose)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Bound to nothing. */
    public static final ClientRules NONE = new ClientRules(List.of(), List.of(), List.of(), null, null);

    /** Rules of a client that names no purpose. */
    public ClientRules(
            List<AllowedActor> actors,
            List<String> activityPrefixes,
            List<String> verbs,
            @Nullable OnBehalfOf onBehalfOf) {
        this(actors, activityPrefixes, verbs, onBehalfOf, null);
    }
}
