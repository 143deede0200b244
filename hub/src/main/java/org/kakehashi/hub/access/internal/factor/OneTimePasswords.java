package org.kakehashi.hub.access.internal.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** One-time passwords by time: RFC 6238 with SHA-1, 6 digits and 30 seconds, which is what every authenticator app does. */
final class OneTimePasswords {
    private static final int SECRET_BYTES = 20;
    /** Steps to either side that a clock may be off. */
    private static final int TOLERANCE = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** A secret of 160 bits (RFC 4226, 4). */
    static byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The step of time at which {@code code} is right, near {@code now}. */
    OptionalLong step(byte[] secret, String code, Instant now) {
        long seconds = generator.getTimeStep().toSeconds();
        long current = now.getEpochSecond() / seconds;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
            byte[] right = at(secret, Instant.ofEpochSecond(step * seconds)).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, code.getBytes(StandardCharsets.US_ASCII))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code at a moment. */
    String at(byte[] secret, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret of " + secret.length + " bytes is no key", e);
        }
    }

    /** For people who type it. */
    static String text(byte[] secret) {
        return new Base32().encodeAsString(secret);
    }

    /** For an app's camera. */
    static String uri(byte[] secret, String tenant, String loginName) {
        String issuer = encoded("かけはし " + tenant);
        return "otpauth://totp/" + issuer + ":" + encoded(loginName) + "?secret=" + text(secret) + "&issuer=" + issuer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
