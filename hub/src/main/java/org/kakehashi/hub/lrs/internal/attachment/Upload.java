package org.kakehashi.hub.lrs.internal.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** The data of one request on its way into the database, one attachment after the other through the same memory. */
final class Upload {
    private static final int PART = 512 * 1024;
    private static final int LONGEST_SIGNATURE = 1024 * 1024;

    /** What one takes: its part, and that on its way to the database. */
    static final long MEMORY = 2 * PART;
    /** What a signature takes beside: itself, decoded, and compared. */
    static final long MEMORY_TO_CHECK = 5 * LONGEST_SIGNATURE;

    private static final int BITS_PER_DIGIT = 4;

    private final AttachmentStore store;
    private final int tenantId;
    private final long most;
    private final byte[] buffer = new byte[PART];
    private final ByteArrayOutputStream signature = new ByteArrayOutputStream();

    Upload(AttachmentStore store, int tenantId, long most) {
        this.store = store;
        this.tenantId = tenantId;
        this.most = most;
    }

    /**
     * Reads one attachment to its end.
     *
     * @param number which part of the body it is
     * @param sha2 the hash that it must have
     * @param kept whether it is written; otherwise only hashed, as the store has it already
     * @param signs whether it is held in memory, to be checked
     */
    AttachmentContent read(InputStream data, int number, String sha2, boolean kept, boolean signs) throws IOException {
        MessageDigest digest = digest(sha2);
        signature.reset();
        Long contentId = null;
        long length = 0;
        int part = 0;
        int got = data.readNBytes(buffer, 0, PART);
        do {
            length += got;
            refuseTooLarge(number, length, signs ? LONGEST_SIGNATURE : most);
            digest.update(buffer, 0, got);
            if (signs) {
                signature.write(buffer, 0, got);
            }
            if (kept) {
                contentId = write(contentId, part++, got == PART ? buffer : Arrays.copyOf(buffer, got));
            }
            got = data.readNBytes(buffer, 0, PART);
        } while (got > 0);
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha2)) {
            throw PartHeaders.refused(
                    number,
                    "has data of another hash than its " + PartHeaders.HASH
                            + ". Send data as it is, hashed as it is sent");
        }
        return new AttachmentContent(contentId, length);
    }

    /** What was read last, where it signs. */
    byte[] signature() {
        return signature.toByteArray();
    }

    private long write(@org.jspecify.annotations.Nullable Long contentId, int part, byte[] bytes) {
        if (contentId == null) {
            return store.begin(tenantId, bytes);
        }
        store.append(tenantId, contentId, part, bytes);
        return contentId;
    }

    private static void refuseTooLarge(int number, long length, long bound) {
        if (length > bound) {
            throw new HubException(
                    ErrorCode.TOO_LARGE,
                    "Part " + number + " of the multipart body is larger than " + bound
                            + " bytes, the most it may have.");
        }
    }

    private static MessageDigest digest(String sha2) {
        String algorithm = "SHA-" + sha2.length() * BITS_PER_DIGIT;
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks " + algorithm, e);
        }
    }
}
