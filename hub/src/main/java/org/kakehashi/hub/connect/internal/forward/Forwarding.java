package org.kakehashi.hub.connect.internal.forward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an instance that forwards fares.
 *
 * @param place in the log, behind what the other store has answered for
 * @param notBefore when it is tried again; null: now
 * @param failures in a row
 * @param problemJa the last failure in Japanese; null: none since it last went well
 * @param problemEn the same in English
 * @param forwarded statements that the other store accepted, ever
 * @param movedAt when it last went well
 */
public record Forwarding(
        String place,
        @Nullable Instant notBefore,
        int failures,
        @Nullable String problemJa,
        @Nullable String problemEn,
        long forwarded,
        Instant movedAt) {}
