package org.kakehashi.hub.lti.internal.material;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The line item that a tool wishes for with a link (Deep Linking 2.0, 2.2.2: {@code lineItem}).
 *
 * @param label its name; null: the link's title
 * @param scoreMaximum above zero
 * @param resourceId what the tool calls the resource
 * @param tag what the tool tells its line items apart by
 * @param gradesReleased whether pupils may see their grades; null: the tool doesn't say
 * @param submissionReview how submissions are looked at; null: they can't be
 */
public record LineItemWish(
        @Nullable String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable Boolean gradesReleased,
        @Nullable SubmissionReview submissionReview) {}
