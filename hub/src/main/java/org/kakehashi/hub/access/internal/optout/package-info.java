/**
 * The administrator's side of opting out: the register of who doesn't want to be part of a purpose or to use a tool. What is ended stays in
 * it. Others ask {@link org.kakehashi.hub.access.OptOuts}, which looks into the same rows, so that an entry holds from the next request
 * on, on every node.
 */
@NullMarked
package org.kakehashi.hub.access.internal.optout;

import org.jspecify.annotations.NullMarked;
