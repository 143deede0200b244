package org.kakehashi.hub.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param actor who: an account's or client's id, or {@code system}
 * @param action what, as {@code module.verb}, such as {@code roster.import}
 * @param personId whose data was seen or changed, where it was one person's
 * @param detail further facts in a few words; no names, no content of records
 */
public record AuditEvent(
        String actor, String action, @Nullable UUID personId, String detail) {
    /** The actor of what the hub does by itself. */
    public static final String SYSTEM = "system";
}
