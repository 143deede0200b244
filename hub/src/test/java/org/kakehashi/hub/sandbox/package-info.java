/** Sandboxes, over HTTP. */
@NullMarked
package org.kakehashi.hub.sandbox;

import org.jspecify.annotations.NullMarked;
