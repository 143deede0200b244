package org.kakehashi.hub.connect.internal.forward;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement that the other store refused for good.
 *
 * @param number for paging; grows
 * @param status the HTTP status of the refusal
 * @param message what the other store said
 * @param attempts how often it was sent
 * @param sendAgain whether somebody wants it sent again, and the forwarder hasn't yet
 */
public record DeadLetter(
        long number,
        UUID statementId,
        int status,
        String message,
        int attempts,
        Instant refusedAt,
        Instant lastAttempt,
        boolean sendAgain) {}
