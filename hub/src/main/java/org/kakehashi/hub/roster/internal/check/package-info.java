/** What the whole staged set must keep to. */
@NullMarked
package org.kakehashi.hub.roster.internal.check;

import org.jspecify.annotations.NullMarked;
