/** The store as a log of batches (docs/decisions/0006-statement-log.md). */
@NullMarked
package org.kakehashi.hub.lrs.internal.log;

import org.jspecify.annotations.NullMarked;
