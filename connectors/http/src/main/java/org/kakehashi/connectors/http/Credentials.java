package org.kakehashi.connectors.http;

import java.net.URI;

/** How the hub says to a source who it is. */
public sealed interface Credentials {

    /** Whoever asks is let in. */
    record None() implements Credentials {}

    /** Basic authentication (RFC 7617). */
    record Basic(String username, String password) implements Credentials {}

    /** A header of the source's own, or a token that somebody was given for good. */
    record Header(String name, String value) implements Credentials {}

    /**
     * Client credentials of OAuth 2 (RFC 6749, 4.4).
     *
     * @param scope the scopes asked for, parted by spaces; may be empty
     * @param inForm whether id and secret stand in the form, rather than in Basic authentication
     */
    record Client(URI tokenUrl, String id, String secret, String scope, boolean inForm) implements Credentials {}
}
