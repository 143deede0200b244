package org.kakehashi.hub.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param actor who: an account's or client's id, or {@code system}
 * @param action what, as {@code module.verb}, such as {@code roster.import}
 * @param personId whose data was seen or changed, where it was one person's
 * @param classId whose pupils' data was seen, where it was a class's
 * @param day of which school day that was
 * @param detail further facts in a few words; no names, no content of records
 */
public record AuditEvent(
        String actor,
        String action,
        @Nullable UUID personId,
        @Nullable UUID classId,
        @Nullable LocalDate day,
        String detail) {
    /** The actor of what the hub does by itself. */
    public static final String SYSTEM = "system";

    /** Of one person or of none. */
    public AuditEvent(String actor, String action, @Nullable UUID personId, String detail) {
        this(actor, action, personId, null, null, detail);
    }

    /** Of everybody who attended a class on a day. */
    public static AuditEvent ofClass(String actor, String action, UUID classId, LocalDate day, String detail) {
        return new AuditEvent(actor, action, null, classId, day, detail);
    }
}
