package org.kakehashi.conformance.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

/** Many UUIDs in little memory, for one thread at a time. */
final class Ids {
    private static final long VERSION_MASK = 0xFFFFFFFFFFFF0FFFL;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;
    private static final long VARIANT = 0x8000000000000000L;

    private long[] bits = new long[64];
    private int length;

    /** An id of version 4; {@link UUID#randomUUID} would cost more than the rest of a request. */
    static UUID random(Random random) {
        return new UUID((random.nextLong() & VERSION_MASK) | VERSION, (random.nextLong() & VARIANT_MASK) | VARIANT);
    }

    void add(UUID id) {
        if (length == bits.length) {
            bits = Arrays.copyOf(bits, length * 2);
        }
        bits[length++] = id.getMostSignificantBits();
        bits[length++] = id.getLeastSignificantBits();
    }

    /** Adds all of {@code others}. */
    void addAll(Ids others) {
        if (length + others.length > bits.length) {
            bits = Arrays.copyOf(bits, Math.max(length + others.length, bits.length * 2));
        }
        System.arraycopy(others.bits, 0, bits, length, others.length);
        length += others.length;
    }

    void clear() {
        length = 0;
    }

    int count() {
        return length / 2;
    }

    UUID get(int i) {
        return new UUID(bits[2 * i], bits[2 * i + 1]);
    }
}
