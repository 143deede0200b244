package org.kakehashi.hub.lti.internal.launch;

/**
 * Why an authentication request isn't answered with an id_token.
 *
 * @param rule the rule's name, for the log and for vendors
 * @param error OAuth 2.0 (RFC 6749, 4.1.2.1) or OpenID Connect (Core 1.0, 3.1.2.6) error code
 * @param description what is wrong and how to mend it, for the tool's makers
 */
record Refusal(String rule, String error, String description) {}
