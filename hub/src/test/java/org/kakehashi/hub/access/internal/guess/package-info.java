@NullMarked
package org.kakehashi.hub.access.internal.guess;

import org.jspecify.annotations.NullMarked;
