/** A roster as it stands, as records to hand on. */
@NullMarked
package org.kakehashi.hub.roster.internal.content;

import org.jspecify.annotations.NullMarked;
