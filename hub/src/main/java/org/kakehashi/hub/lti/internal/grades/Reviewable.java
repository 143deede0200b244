package org.kakehashi.hub.lti.internal.grades;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;

/**
 * A line item whose submissions its tool shows (LTI Submission Review 1.0).
 *
 * @param clientId the tool
 * @param classId the class
 * @param resourceLinkId the link that it belongs to; null: none
 * @param label for people
 * @param review how it is opened
 */
public record Reviewable(
        UUID lineItemId,
        UUID clientId,
        UUID classId,
        @Nullable UUID resourceLinkId,
        String label,
        SubmissionReview review) {}
