package org.kakehashi.hub.demo.tool;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of a platform that the demo tools understand. */
enum Message {
    /** LTI Core 1.3, 5. */
    RESOURCE_LINK("LtiResourceLinkRequest", true),
    /** Deep Linking 2.0, 4.4. */
    DEEP_LINKING("LtiDeepLinkingRequest", false),
    /** Submission Review 1.0. */
    SUBMISSION_REVIEW("LtiSubmissionReviewRequest", false),
    /** Proctoring Services 1.0, 4.2. */
    START_PROCTORING("LtiStartProctoring", true),
    /** Proctoring Services 1.0, 4.4. */
    END_ASSESSMENT("LtiEndAssessment", true);

    /** Whether it has to say which resource link it is about. */
    final boolean ofLink;

    private final String word;

    Message(String word, boolean ofLink) {
        this.word = word;
        this.ofLink = ofLink;
    }

    static Optional<Message> of(@Nullable Object word) {
        return Stream.of(values()).filter(message -> message.word.equals(word)).findFirst();
    }
}
