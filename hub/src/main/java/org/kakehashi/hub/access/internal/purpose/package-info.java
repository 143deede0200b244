/**
 * The administrator's side of purposes and opt-outs: the tenant's list of what personal data is used for, and the register of who
 * doesn't want to be part of a purpose or to use a tool. Others ask {@link org.kakehashi.hub.access.Purposes} and {@link
 * org.kakehashi.hub.access.OptOuts}.
 */
@NullMarked
package org.kakehashi.hub.access.internal.purpose;

import org.jspecify.annotations.NullMarked;
