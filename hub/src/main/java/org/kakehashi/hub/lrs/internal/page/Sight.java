package org.kakehashi.hub.lrs.internal.page;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;

/**
 * Whose statements somebody may see.
 *
 * @param clients tools and API clients; null: all
 */
record Sight(@Nullable Set<UUID> clients) {
    /** An administrator's: all; a vendor's: its own tools'. */
    static Sight of(AccountCaller caller) {
        return caller.permissions().contains(Permission.VIEW_STATEMENTS)
                ? new Sight(null)
                : new Sight(caller.clientIds());
    }

    boolean all() {
        return clients == null;
    }

    boolean isEmpty() {
        return clients != null && clients.isEmpty();
    }

    /** Narrowed to one client; to nothing where that one may not be seen. */
    Sight only(@Nullable UUID client) {
        if (client == null) {
            return this;
        }
        return clients == null || clients.contains(client) ? new Sight(Set.of(client)) : new Sight(Set.of());
    }
}
