package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;

/**
 * An LRS and a client of it.
 *
 * @param base of its resources, without a slash at the end
 * @param key user name of HTTP Basic
 * @param secret password of HTTP Basic
 */
public record Endpoint(URI base, String key, String secret) {
    String authorization() {
        return basic(key, secret);
    }

    /** The header Authorization for a user and a password. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
