package org.kakehashi.hub.lrs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the log gives it.
 *
 * @param batch the batch that it came with
 * @param seq its place among the tenant's statements, in the order of {@code stored}
 * @param id its id
 * @param actor who did it; null for an anonymous group
 * @param verb the verb's IRI
 * @param activity the object's IRI where it is an Activity
 * @param registration {@code context.registration}
 * @param timestamp when it happened, or {@code stored} where it doesn't say
 * @param stored when it was stored
 * @param voids the statement that it voids, for a voiding statement
 * @param body the JSON exactly as received, in UTF-8; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
public record LoggedStatement(
        long batch,
        long seq,
        UUID id,
        @Nullable AgentId actor,
        String verb,
        @Nullable String activity,
        @Nullable UUID registration,
        Instant timestamp,
        Instant stored,
        @Nullable UUID voids,
        byte[] body) {}
