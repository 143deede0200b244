package org.kakehashi.hub.lti.internal.launch;

import java.util.Arrays;

/** What a launch asks of the tool ({@code message_type}). */
enum MessageType {
    /** Open a resource link (LTI Core 1.3, 5). */
    RESOURCE_LINK("LtiResourceLinkRequest"),
    /** Let a teacher choose materials (Deep Linking 2.0, 3). */
    DEEP_LINKING("LtiDeepLinkingRequest");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    /** As in claims and the database. */
    String word() {
        return word;
    }

    static MessageType of(String word) {
        return Arrays.stream(values())
                .filter(message -> message.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
