/** Reading: parameters to SQL to bytes (xAPI 1.0.3 part 3, 2.1.3). */
@NullMarked
package org.kakehashi.hub.lrs.internal.query;

import org.jspecify.annotations.NullMarked;
