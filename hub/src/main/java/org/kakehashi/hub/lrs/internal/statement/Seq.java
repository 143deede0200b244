package org.kakehashi.hub.lrs.internal.statement;

/**
 * A statement's place in its tenant's store: the millisecond of storing, shifted, and a counter below it. The order of seq is the
 * order of {@code stored}, and a time filter is a range of seq.
 */
public final class Seq {
    private static final int COUNTER_BITS = 20;
    private static final long MICROS_PER_MILLI = 1000;
    private static final long LAST = Long.MAX_VALUE - 1;
    private static final long LAST_MILLI = LAST >> COUNTER_BITS;

    private Seq() {}

    /** {@code stored} of a statement, in milliseconds since 1970. */
    public static long storedMillis(long seq) {
        return seq >> COUNTER_BITS;
    }

    /** {@code stored} of a statement, in microseconds since 1970. */
    public static long storedMicros(long seq) {
        return storedMillis(seq) * MICROS_PER_MILLI;
    }

    /** The last seq whose {@code stored} is at or before a moment in microseconds since 1970. */
    public static long lastUntil(long micros) {
        long millis = Math.floorDiv(micros, MICROS_PER_MILLI);
        return millis < 0 ? -1 : millis >= LAST_MILLI ? LAST : ((millis + 1) << COUNTER_BITS) - 1;
    }
}
