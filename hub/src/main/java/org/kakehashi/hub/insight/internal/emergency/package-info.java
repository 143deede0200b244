/**
 * The pages of break-glass: a member of staff states a reason and opens one pupil of the own school; the evidence pages of {@code board} then
 * show what {@code access.BreakGlass} has opened; the school's head reads who did so, and why.
 */
@NullMarked
package org.kakehashi.hub.insight.internal.emergency;

import org.jspecify.annotations.NullMarked;
