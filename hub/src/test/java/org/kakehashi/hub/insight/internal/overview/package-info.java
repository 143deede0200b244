@NullMarked
package org.kakehashi.hub.insight.internal.overview;

import org.jspecify.annotations.NullMarked;
