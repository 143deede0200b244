package org.kakehashi.hub.access;

import java.util.Map;
import java.util.UUID;

/**
 * Port: what tools and API clients are called. A module that registers some, or keeps what they sent, implements it, as who sent
 * statements once may be registered no more. Called outside of transactions.
 */
public interface ClientNames {
    /** How many one module tells of at most. */
    int MOST = 1_000;

    /** Names by client id. */
    Map<UUID, String> clientNames(int tenantId);
}
