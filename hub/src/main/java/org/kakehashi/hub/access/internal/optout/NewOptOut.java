package org.kakehashi.hub.access.internal.optout;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish to opt out, checked: exactly one of purpose and tool. */
record NewOptOut(
        UUID personId,
        @Nullable String purpose,
        @Nullable UUID toolId,
        LocalDate askedOn,
        OptOut.AskedBy askedBy,
        String note) {}
