package org.kakehashi.hub.demo.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Everything in the demo city that looks random, derived from one seed and a key, so that the same seed gives the same city
 * wherever and in whatever order it is made.
 *
 * @param seed any number
 */
public record SeededIds(long seed) {
    /** A UUID in the form of version 4, as a school-affairs system issues it for a {@code userMasterIdentifier}. */
    public UUID master(String key) {
        return uuid("SHA-256", key, 4);
    }

    /** A name-based UUID (version 5, RFC 9562 §5.5) for a statement or a registration. */
    public UUID named(String key) {
        return uuid("SHA-1", key, 5);
    }

    /** A stream of numbers that belongs to the key alone. */
    public RandomGenerator random(String key) {
        return new SplittableRandom(ByteBuffer.wrap(digest("SHA-256", key)).getLong());
    }

    private UUID uuid(String algorithm, String key, int version) {
        var bytes = ByteBuffer.wrap(digest(algorithm, key));
        long high = (bytes.getLong() & ~0xF000L) | ((long) version << 12);
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private byte[] digest(String algorithm, String key) {
        try {
            return MessageDigest.getInstance(algorithm).digest((seed + "|" + key).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
