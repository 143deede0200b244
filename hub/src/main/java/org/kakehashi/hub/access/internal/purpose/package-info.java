/**
 * The administrator's side of purposes: the tenant's list of what personal data is used for. Others ask {@link
 * org.kakehashi.hub.access.Purposes}.
 */
@NullMarked
package org.kakehashi.hub.access.internal.purpose;

import org.jspecify.annotations.NullMarked;
