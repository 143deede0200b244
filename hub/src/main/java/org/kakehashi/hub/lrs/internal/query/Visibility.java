package org.kakehashi.hub.lrs.internal.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which statements a caller may see: all of the tenant, or those of one authority, actor or registration, or for a purpose.
 *
 * @param authority null: of any
 * @param actor null: of any
 * @param registration null: of any
 * @param purpose not those of actors who are out of it; null: of all
 */
record Visibility(
        @Nullable Long authority,
        @Nullable Long actor,
        @Nullable UUID registration,
        @Nullable String purpose) {
    static final Visibility ALL = new Visibility(null, null, null, null);
}
