/** Roles that an administrator grants to an account for a time, at a school, a centre or over all of them. */
@NullMarked
package org.kakehashi.hub.access.internal.grant;

import org.jspecify.annotations.NullMarked;
