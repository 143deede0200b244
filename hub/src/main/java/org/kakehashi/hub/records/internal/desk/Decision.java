package org.kakehashi.hub.records.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a key.
 *
 * @param personId whom it means; null: nobody, its records are left out
 * @param from for records of that day and later; null: of all days
 * @param waiting how many records waited for it
 * @param by account or client
 */
record Decision(
        long id,
        WaitingKey.Key key,
        @Nullable UUID personId,
        @Nullable LocalDate from,
        String reason,
        long waiting,
        String by,
        Instant at,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {}
