package org.kakehashi.hub.lrs.internal.statement;

import java.util.Arrays;

/**
 * What of a stored statement decides whether another of its id is the same.
 *
 * @param timestamp microseconds since 1970
 * @param added the bits of {@link Splice}
 * @param body as received
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
public record StoredStatement(long timestamp, int added, byte[] body) {
    /** Whether {@code other}, of the same id, is this statement (1.0.3 part 2, 2.3.1). */
    public boolean isSameAs(ParsedStatement other) {
        Long sent = other.timestamp();
        if (sent != null && sent != timestamp && (added & Splice.TIMESTAMP) == 0) {
            return false;
        }
        byte[] bytes = other.bytes();
        return Arrays.equals(body, bytes) || CanonicalForm.of(body).equals(CanonicalForm.of(bytes));
    }
}
