package org.kakehashi.hub.lti.internal.dynamic;

/**
 * Something of a configuration that the hub didn't take over as it stands, for who reviews it.
 *
 * @param what the member or value
 */
record Note(Kind kind, String what) {
    /** What became of it; the text is {@code dynamic.note.<kind>} of the bundle. */
    enum Kind {
        /** A member that the hub has no use for. */
        IGNORED,
        /** A scope that the hub doesn't have. */
        UNKNOWN_SCOPE,
        /** A message that the hub doesn't send. */
        UNKNOWN_MESSAGE,
        /** One more of a message of which the hub takes the first. */
        FURTHER_MESSAGE,
        /** A variable that the hub doesn't fill; it arrives as it stands. */
        UNKNOWN_VARIABLE,
        /** A picture that isn't at an https address. */
        NO_PICTURE,
        /** No redirect address was given, so it is the page to open. */
        REDIRECT_FROM_TARGET
    }

    /** Key of the text. */
    public String key() {
        return "dynamic.note." + kind;
    }
}
