/** Staging, checking and applying a roster, and reading it. */
@NullMarked
package org.kakehashi.hub.roster.internal;

import org.jspecify.annotations.NullMarked;
