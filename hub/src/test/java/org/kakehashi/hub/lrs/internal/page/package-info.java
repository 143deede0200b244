@NullMarked
package org.kakehashi.hub.lrs.internal.page;

import org.jspecify.annotations.NullMarked;
