package org.kakehashi.hub.lrs.internal.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity tags of answers (1.0.3 part 3, 3.1). */
public final class EntityTags {
    private EntityTags() {}

    /** The tag that 1.0.3 asks for: the content's SHA-1 in lower hexadecimal digits, quoted. */
    public static String ofContent(byte[] content) {
        try {
            return '"'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-1").digest(content))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
