/** Facts, boards and the query API. */
@NullMarked
package org.kakehashi.hub.insight.internal;

import org.jspecify.annotations.NullMarked;
