package org.kakehashi.hub.lti.internal.launch;

import java.util.Arrays;

/** What a launch asks of the tool ({@code message_type}). */
enum MessageType {
    /** Open a resource link (LTI Core 1.3, 5). */
    RESOURCE_LINK("LtiResourceLinkRequest"),
    /** Let a teacher choose materials (Deep Linking 2.0, 3). */
    DEEP_LINKING("LtiDeepLinkingRequest"),
    /** Show what a pupil handed in (Submission Review 1.0). */
    SUBMISSION_REVIEW("LtiSubmissionReviewRequest"),
    /** See to it that an assessment is taken properly (Proctoring Services 1.0, 4.2). */
    START_PROCTORING("LtiStartProctoring"),
    /** The assessment is over (Proctoring Services 1.0, 4.4). */
    END_ASSESSMENT("LtiEndAssessment");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    /** As in claims and the database. */
    String word() {
        return word;
    }

    /** Whether the tool answers it by a message of its own. */
    boolean isAnswered() {
        return this == DEEP_LINKING || this == START_PROCTORING;
    }

    static MessageType of(String word) {
        return Arrays.stream(values())
                .filter(message -> message.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
