/** Tests of the class board. */
@NullMarked
package org.kakehashi.hub.insight.internal.board;

import org.jspecify.annotations.NullMarked;
