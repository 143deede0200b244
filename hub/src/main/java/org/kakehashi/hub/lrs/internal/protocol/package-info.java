/** Addresses, headers, parameters and settings of xAPI that both directions share. */
@NullMarked
package org.kakehashi.hub.lrs.internal.protocol;

import org.jspecify.annotations.NullMarked;
