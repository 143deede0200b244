package org.kakehashi.hub.lti.internal.launch;

import java.util.UUID;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;

/**
 * A pupil's try of an assessment under a proctoring tool's eyes (Proctoring Services 1.0).
 *
 * @param proctoringId the launch of the proctoring tool
 * @param personId the pupil
 * @param placement the proctoring tool, with the assessment's link
 * @param classId the class through which the pupil opens it
 * @param instructor whether they teach it
 * @param number counts the pupil's tries of this link from 1
 * @param endReturn whether the tool wants to have the pupil back afterwards
 */
public record Attempt(
        UUID proctoringId,
        UUID personId,
        Placement placement,
        UUID classId,
        boolean instructor,
        DocumentTarget target,
        int number,
        boolean endReturn) {}
