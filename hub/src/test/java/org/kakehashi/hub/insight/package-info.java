/** Tests of facts and boards over HTTP. */
@NullMarked
package org.kakehashi.hub.insight;

import org.jspecify.annotations.NullMarked;
