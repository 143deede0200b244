package org.kakehashi.hub.lti.internal.response;

import org.jspecify.annotations.Nullable;

/**
 * Why a tool's response, or a part of it, isn't taken.
 *
 * @param rule the rule's name
 * @param description what is wrong and how to mend it, for the tool's makers
 * @param expected what the hub wanted, where that says more
 * @param got what came, where it is no secret
 */
public record Refused(
        String rule,
        String description,
        @Nullable String expected,
        @Nullable String got) {
    /** With a rule and what it says. */
    public static Refused of(String rule, String description) {
        return new Refused(rule, description, null, null);
    }
}
