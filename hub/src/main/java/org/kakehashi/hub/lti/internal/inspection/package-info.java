/**
 * The launch inspector: while recording is on for a tool, {@code Inspector} keeps each launch's messages decoded, with the checks that
 * they passed; {@code Marks} takes out whatever is a secret or tells of a person; {@code InspectionController} shows it to the tool's makers.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.inspection;

import org.jspecify.annotations.NullMarked;
