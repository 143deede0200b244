package org.kakehashi.hub.lti.internal.grades;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of the gradebook.
 *
 * @param lineItemId the line item
 * @param clientId the tool that it is of
 * @param classId the class (context) that it is of
 * @param resourceLink the link that it belongs to, by the id that the tool knows it by; null: none
 * @param declared whether the hub made it because its link declares it
 * @param content what the tool says of it
 */
record LineItem(
        UUID lineItemId,
        UUID clientId,
        UUID classId,
        @Nullable String resourceLink,
        boolean declared,
        LineItemContent content) {
    /** Where the collection of a class's line items is. */
    static String collectionPath(UUID classId) {
        return "/api/lti/contexts/" + classId + "/line-items";
    }

    /** Where a line item is; scores and results are below. */
    static String path(UUID lineItemId) {
        return "/api/lti/line-items/" + lineItemId;
    }
}
