/** Tests of the rules by which statements become facts. */
@NullMarked
package org.kakehashi.hub.insight.internal.facts;

import org.jspecify.annotations.NullMarked;
