package org.kakehashi.hub.access;

import java.util.Optional;
import java.util.UUID;

/** Port: whom a key of the roster names. {@code roster} implements it. Called inside a transaction of the tenant. */
public interface PersonKeys {
    /** What a key is compared with (OneRoster 1.2 {@code users.csv}). */
    enum Key {
        /** {@code sourcedId}. */
        SOURCED_ID,
        /** {@code userMasterIdentifier}. */
        MASTER_IDENTIFIER,
        /** {@code identifier}. */
        IDENTIFIER,
        /** {@code username}. */
        USERNAME
    }

    /** The one person of that key who is active in the roster; nobody where it names several. */
    Optional<UUID> find(int tenantId, Key key, String value);
}
