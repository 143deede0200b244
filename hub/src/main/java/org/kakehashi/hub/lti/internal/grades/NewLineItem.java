package org.kakehashi.hub.lti.internal.grades;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;

/**
 * A line item as a tool sends it (AGS 2.0, 3.2.4 and 3.2.9). Members that the hub doesn't know are passed over, and so is {@code id}.
 *
 * @param label required
 * @param scoreMaximum required
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record NewLineItem(
        @Nullable String label,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String resourceLinkId,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String startDateTime,
        @Nullable String endDateTime,
        @Nullable Boolean gradesReleased,
        @Nullable Object submissionReview) {
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_ID = 256;

    /** What it says, or a 400 that names what is wrong. */
    LineItemContent read() {
        return new LineItemContent(
                Wire.text("label", label, LONGEST_LABEL)
                        .orElseThrow(() -> Wire.invalid("label is missing: what people read above the column."))
                        .strip(),
                Wire.maximum("scoreMaximum", scoreMaximum)
                        .orElseThrow(() -> Wire.invalid("scoreMaximum is missing: a number of more than 0.")),
                Wire.text("resourceId", resourceId, LONGEST_ID).orElse(null),
                Wire.text("tag", tag, LONGEST_ID).orElse(null),
                Wire.time("startDateTime", startDateTime).orElse(null),
                Wire.time("endDateTime", endDateTime).orElse(null),
                gradesReleased,
                submissionReview == null ? null : read(submissionReview));
    }

    private static SubmissionReview read(Object sent) {
        if (!(sent instanceof Map<?, ?> object)) {
            throw Wire.invalid("submissionReview must be an object.");
        }
        SubmissionReview.Reading reading = SubmissionReview.read(object);
        if (reading.review() == null) {
            throw Wire.invalid(String.valueOf(reading.fault()));
        }
        return reading.review();
    }
}
