@NullMarked
package org.kakehashi.hub.lrs.internal.query;

import org.jspecify.annotations.NullMarked;
