/** Brings the roster up to what is staged: what changes, what ends, what is kept of the past, and when it is stopped. */
@NullMarked
package org.kakehashi.hub.roster.internal.apply;

import org.jspecify.annotations.NullMarked;
