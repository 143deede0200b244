@NullMarked
package org.kakehashi.hub.lrs.internal.lint;

import org.jspecify.annotations.NullMarked;
