/**
 * The chain: {@code Sealer} makes it longer, {@code Chain} says what a hash covers, {@code Verification} walks it; and the search.
 */
@NullMarked
package org.kakehashi.hub.audit.internal;

import org.jspecify.annotations.NullMarked;
