package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;

/**
 * What a tool says of a line item (AGS 2.0, 3.2.4 to 3.2.8), whatever it belongs to.
 *
 * @param label for people
 * @param scoreMaximum more than zero
 * @param resourceId the tool's own id of what is graded
 * @param tag tells line items of one resource apart
 * @param startsAt from when on something can be handed in
 * @param endsAt until when
 * @param gradesReleased whether pupils are meant to see the grades
 * @param submissionReview how submissions are looked at in the tool; null: they can't be
 */
public record LineItemContent(
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean gradesReleased,
        @Nullable SubmissionReview submissionReview) {
    /** With what is required only. */
    public LineItemContent(String label, BigDecimal scoreMaximum) {
        this(label, scoreMaximum, null, null, null, null, null, null);
    }
}
