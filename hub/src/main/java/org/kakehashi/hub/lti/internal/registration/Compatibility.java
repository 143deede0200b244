package org.kakehashi.hub.lti.internal.registration;

/**
 * In what the hub's messages bend to a tool's software, once an administrator says so. All keep to the specifications, and none
 * changes what the hub checks of what comes in.
 */
public enum Compatibility {
    /** {@code aud} is a list, with {@code azp} (OpenID Connect Core 1.0, 2; Security Framework 1.0, 5.1.2). */
    AUDIENCE_LIST,
    /** {@code iat} lies a minute back, for tools whose clock is behind and that refuse a token of the future. */
    EARLY_IAT,
    /** An id_token is good for five minutes rather than one, for tools whose clock is ahead, or that are slow. */
    LONG_TOKEN
}
