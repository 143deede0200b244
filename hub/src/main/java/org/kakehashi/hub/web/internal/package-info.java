/** Filters and advice around every request. */
@NullMarked
package org.kakehashi.hub.web.internal;

import org.jspecify.annotations.NullMarked;
