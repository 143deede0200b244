/**
 * The administrator's side of what is opened to guardians. Others ask {@link org.kakehashi.hub.access.AccessDecisions#children}.
 */
@NullMarked
package org.kakehashi.hub.access.internal.guardian;

import org.jspecify.annotations.NullMarked;
