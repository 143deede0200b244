package org.kakehashi.hub.lti.internal.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.kakehashi.hub.web.HubProperties;

/** A line item as tools get it (AGS 2.0, 3.2.4). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WiredLineItem(
        String id,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceLinkId,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String startDateTime,
        @Nullable String endDateTime,
        @Nullable Boolean gradesReleased,
        @Nullable SubmissionReview submissionReview) {
    static WiredLineItem of(LineItem item, HubProperties hub) {
        LineItemContent content = item.content();
        return new WiredLineItem(
                hub.link(LineItem.path(item.lineItemId())),
                content.label(),
                content.scoreMaximum(),
                item.resourceLink(),
                content.resourceId(),
                content.tag(),
                content.startsAt() == null ? null : content.startsAt().toString(),
                content.endsAt() == null ? null : content.endsAt().toString(),
                content.gradesReleased(),
                content.submissionReview());
    }
}
