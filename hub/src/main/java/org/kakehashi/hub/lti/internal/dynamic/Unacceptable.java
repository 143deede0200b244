package org.kakehashi.hub.lti.internal.dynamic;

/** Why a configuration isn't taken (RFC 7591, 3.2.2): the first member that breaks a rule, and how to mend it. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String METADATA = "invalid_client_metadata";

    private final String error;

    private Unacceptable(String error, String description) {
        super(description);
        this.error = error;
    }

    /** A member, by its path, that can't be taken. */
    static Unacceptable of(String member, String remedy) {
        String error = member.startsWith("redirect_uris") ? "invalid_redirect_uri" : METADATA;
        return new Unacceptable(error, member + ": " + remedy);
    }

    /** The whole can't be taken. */
    static Unacceptable whole(String description) {
        return new Unacceptable(METADATA, description);
    }

    /** The error's code. */
    String error() {
        return error;
    }

    /** What is wrong and how to mend it. */
    String description() {
        return String.valueOf(getMessage());
    }
}
