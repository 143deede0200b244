package org.kakehashi.hub.lti.internal.launch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a launch is about besides its link.
 *
 * @param lineItemId whose submission is looked at (Submission Review 1.0)
 * @param forPersonId who handed it in
 * @param proctoringId the launch of the proctoring tool under whose eyes this one is (Proctoring Services 1.0)
 * @param attempt which try of an assessment under a proctoring tool's eyes
 */
record About(
        @Nullable UUID lineItemId,
        @Nullable UUID forPersonId,
        @Nullable UUID proctoringId,
        @Nullable Integer attempt) {
    /** Nothing else. */
    static final About NOTHING = new About(null, null, null, null);

    static About submission(UUID lineItemId, UUID personId) {
        return new About(lineItemId, personId, null, null);
    }

    static About attempt(int number) {
        return new About(null, null, null, number);
    }

    static About proctored(@Nullable UUID proctoringId, @Nullable Integer attempt) {
        return new About(null, null, proctoringId, attempt);
    }
}
