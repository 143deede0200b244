package org.kakehashi.hub.lti.internal.grant;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose xAPI tokens are withdrawn. */
sealed interface Withdrawal {
    /** Those of all launches of a tool; it stays on, and new launches get new ones. */
    record OfTool(UUID clientId) implements Withdrawal {}

    /** Those of one launch. */
    record OfLaunch(UUID launchId) implements Withdrawal {}

    /** Those of all of a person's launches, of every tool. */
    record OfPerson(UUID personId) implements Withdrawal {}

    /** The one of which there is an id; empty: none or several. */
    static Optional<Withdrawal> of(@Nullable UUID clientId, @Nullable UUID launchId, @Nullable UUID personId) {
        if (clientId != null && launchId == null && personId == null) {
            return Optional.of(new OfTool(clientId));
        }
        if (clientId == null && launchId != null && personId == null) {
            return Optional.of(new OfLaunch(launchId));
        }
        return clientId == null && launchId == null && personId != null
                ? Optional.of(new OfPerson(personId))
                : Optional.empty();
    }
}
