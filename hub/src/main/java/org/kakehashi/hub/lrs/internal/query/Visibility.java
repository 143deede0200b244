package org.kakehashi.hub.lrs.internal.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which statements a caller may see: all of the tenant, or those of one authority, actor or registration.
 *
 * @param authority null: of any
 * @param actor null: of any
 * @param registration null: of any
 */
record Visibility(
        @Nullable Long authority,
        @Nullable Long actor,
        @Nullable UUID registration) {
    static final Visibility ALL = new Visibility(null, null, null);
}
