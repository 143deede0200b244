package org.kakehashi.hub.lrs.internal.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A document as it is stored.
 *
 * @param contentType as it was sent
 * @param etag without quotes
 * @param updated when it was last written
 * @param size bytes of its content
 * @param content empty where only the rest was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are never compared
record Document(String contentType, String etag, Instant updated, int size, byte[] content) {
    /** The ETag of some content, without quotes: its SHA-1 in lower-case hexadecimal digits (3.1.s4.b2). */
    static String etagOf(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }

    /** Whether a content type is JSON, whatever its parameters. */
    static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
