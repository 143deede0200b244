package org.kakehashi.hub.roster.internal.provider;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes one client's ids of the hub's, and the hub's of these, so that ids of two clients can't be joined and none has to be kept. As
 * in AES-SIV (RFC 5297), a keyed digest of the id stands in front, and the id follows, encrypted under it. The digest comes first for
 * the database's sake: it makes it as well, and can sort by what the client is told.
 */
final class ClientIds {
    static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int DIGEST_BYTES = 8;
    private static final int ID_BYTES = 16;
    private static final int BLOCK_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] digestKey;
    private final SecretKeySpec cipherKey;

    /** @param secret the client's, of {@link #SECRET_BYTES} */
    ClientIds(byte[] secret) {
        this.digestKey = Arrays.copyOf(secret, KEY_BYTES);
        this.cipherKey = new SecretKeySpec(secret, KEY_BYTES, SECRET_BYTES - KEY_BYTES, "AES");
    }

    /** SQL for an id's digest, by which ids sort; {@link #digestKey} is its parameter {@code :digestKey}. */
    static String order(String id) {
        return "substring(sha256(:digestKey || uuid_send(" + id + ")) for " + DIGEST_BYTES + ")";
    }

    /** Of a text that ids are compared with: as much of it as the digest has. */
    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 2 * DIGEST_BYTES));
    }

    byte[] digestKey() {
        return digestKey.clone();
    }

    /** What the client is told. */
    String told(UUID id) {
        byte[] plain = bytes(id);
        byte[] digest = digest(plain);
        return HEX.formatHex(digest) + HEX.formatHex(crypt(digest, plain));
    }

    /** What was told; null: that was never told to this client. */
    @Nullable
    UUID id(String told) {
        if (told.length() != 2 * (DIGEST_BYTES + ID_BYTES) || !told.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        byte[] all = HEX.parseHex(told);
        ByteBuffer plain = ByteBuffer.wrap(
                crypt(Arrays.copyOf(all, DIGEST_BYTES), Arrays.copyOfRange(all, DIGEST_BYTES, all.length)));
        UUID id = new UUID(plain.getLong(), plain.getLong());
        return told(id).equals(told) ? id : null;
    }

    private byte[] digest(byte[] id) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(digestKey);
            return Arrays.copyOf(sha.digest(id), DIGEST_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One block in counter mode: the same way there and back. */
    private byte[] crypt(byte[] digest, byte[] id) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, cipherKey, new IvParameterSpec(Arrays.copyOf(digest, BLOCK_BYTES)));
            return cipher.doFinal(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
