/**
 * How statements look in an answer (1.0.3 part 3, 2.1.3, {@code format}). {@code exact} is bytes and never comes here. For {@code ids} and
 * {@code canonical} a statement is read as a tree: {@code IdsFormat} leaves what identifies, {@code CanonicalFormat} puts in the merged
 * definitions of activities ({@code Definitions}, which the Activities Resource tells too) in the one language that {@code Languages} chooses.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.format;

import org.jspecify.annotations.NullMarked;
