package org.kakehashi.hub.lti.internal.inspection;

/** Messages of a launch, in their order. */
public enum MessageKind {
    /** Login initiation (Security Framework 1.0, 5.1.1.1). */
    LOGIN_INITIATION(true),
    /** Authentication request (Security Framework 1.0, 5.1.1.2). */
    AUTHENTICATION_REQUEST(false),
    /** Authentication response (Security Framework 1.0, 5.1.1.3). */
    ID_TOKEN(true),
    /** Authentication error response (OpenID Connect Core 1.0, 3.1.2.6). */
    ERROR_RESPONSE(true),
    /** The fetch URL's exchange (cmi5 8.2). */
    XAPI_TOKEN(false),
    /** Deep Linking 2.0, 4. */
    DEEP_LINKING_RESPONSE(false),
    /** Proctoring Services 1.0, 4.3. */
    START_ASSESSMENT(false);

    private final boolean toTool;

    MessageKind(boolean toTool) {
        this.toTool = toTool;
    }

    /** Whether it goes from the hub to the tool; else from the tool to the hub. */
    public boolean toTool() {
        return toTool;
    }
}
