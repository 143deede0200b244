@NullMarked
package org.kakehashi.hub.access.internal.factor;

import org.jspecify.annotations.NullMarked;
