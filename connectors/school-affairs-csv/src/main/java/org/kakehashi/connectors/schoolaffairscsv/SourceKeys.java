package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Keys for rows whose source gives none: the same for the same person, day and half or time. */
final class SourceKeys {

    private static final int LONGEST = 200;

    private SourceKeys() {}

    /** A key made of the parts, readable where it is short enough. */
    static String of(Object... parts) {
        String key = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("/"));
        return key.length() <= LONGEST ? key : digest(key);
    }

    private static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
