/** Rows and limits of break-glass ({@code access.BreakGlass}). */
@NullMarked
package org.kakehashi.hub.access.internal.emergency;

import org.jspecify.annotations.NullMarked;
