package org.kakehashi.conformance.lti.check;

import org.kakehashi.conformance.lti.browser.Page;

/** A launch that came no further. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean atLogin;
    private final String excerpt;

    /**
     * @param atLogin whether the tool didn't get as far as to its authentication request
     * @param message where it ended
     * @param page the last one
     */
    Broken(boolean atLogin, String message, Page page) {
        super(message);
        this.atLogin = atLogin;
        excerpt = page.excerpt();
    }

    boolean atLogin() {
        return atLogin;
    }

    /** Where it ended. */
    String told() {
        return String.valueOf(getMessage());
    }

    String excerpt() {
        return excerpt;
    }
}
