package org.kakehashi.hub.lrs.internal.reference;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that others refer to.
 *
 * @param seq its place
 * @param verb its verb's number
 * @param actor its actor's number
 * @param activity its object's number
 * @param registration its registration
 * @param authority the numbers of the agents that its authority holds
 * @param body as received
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
record Face(
        long seq,
        long verb,
        @Nullable Long actor,
        @Nullable Long activity,
        @Nullable UUID registration,
        List<Long> authority,
        byte[] body) {}
