package org.kakehashi.hub.access.internal.auditing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as the page shows it.
 *
 * @param at in Japan
 * @param actor as the audit has it
 * @param who its name
 * @param action as the audit has it
 * @param personId whose data; null for none or a class's
 * @param person their name
 * @param reason stated for the break-glass that the event is of
 * @param day of which a class was looked at
 */
record Line(
        LocalDateTime at,
        String actor,
        String who,
        String action,
        @Nullable String personId,
        @Nullable String person,
        @Nullable String reason,
        @Nullable LocalDate day,
        String detail) {}
