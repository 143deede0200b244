/**
 * What comes back from a tool that watches over assessments (LTI Proctoring Services 1.0): {@code StartAssessmentController} takes its
 * message that the assessment may start, which the package {@code response} and {@code AssessmentStarts} verify, and opens the assessment;
 * {@code AssessmentEndController} takes the pupil back when the assessment is over. What goes to the tool is begun in the package {@code
 * launch}, by {@code Proctorings}.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.proctoring;

import org.jspecify.annotations.NullMarked;
