/** A person's part of the roster: erased and exported. */
@NullMarked
package org.kakehashi.hub.roster.internal.privacy;

import org.jspecify.annotations.NullMarked;
