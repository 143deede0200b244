package org.kakehashi.hub.access.internal.optout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register: either of a purpose or of a tool.
 *
 * @param number newer ones have higher numbers
 * @param purpose key; null: it is about a tool
 * @param toolId null: it is about a purpose
 * @param askedOn the day on which it was asked for
 * @param note in the administrator's words; may be empty
 * @param validFrom when it was written down, from when on it holds
 * @param recordedBy account or client
 * @param validUntil when it was ended; null: it holds
 * @param endedBy account or client
 */
record OptOut(
        long number,
        UUID personId,
        @Nullable String purpose,
        @Nullable UUID toolId,
        LocalDate askedOn,
        AskedBy askedBy,
        String note,
        Instant validFrom,
        String recordedBy,
        @Nullable Instant validUntil,
        @Nullable String endedBy) {
    /** Who asked for it. */
    enum AskedBy {
        PERSON,
        GUARDIAN,
        SCHOOL
    }
}
