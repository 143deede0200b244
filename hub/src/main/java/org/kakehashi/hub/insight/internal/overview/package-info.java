/**
 * Figures about many pupils: {@code Aggregates} counts a week by school and grade, {@code SmallCells} says which of the figures may be
 * shown, {@code Overview} is what is left. No name and no figure of fewer pupils than the tenant's smallest cell leaves this package,
 * and none can be reckoned from what does (DESIGN §7).
 */
@NullMarked
package org.kakehashi.hub.insight.internal.overview;

import org.jspecify.annotations.NullMarked;
