/** What a run has read, on its way into the staging tables and there. */
@NullMarked
package org.kakehashi.hub.roster.internal.stage;

import org.jspecify.annotations.NullMarked;
