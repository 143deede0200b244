/** Tests of the roster over HTTP. */
@NullMarked
package org.kakehashi.hub.roster;

import org.jspecify.annotations.NullMarked;
