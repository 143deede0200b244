package org.kakehashi.hub.access.internal;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.springframework.security.core.Authentication;

/** Who may read metrics. */
final class Operators {
    private Operators() {}

    static boolean mayOperate(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.permissions().contains(Permission.OPERATE);
    }
}
