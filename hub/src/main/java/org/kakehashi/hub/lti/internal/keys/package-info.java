/**
 * The hub's signing keys. The first launch makes one; rotation makes the next, and the one before stays published until
 * no token signed with it can be alive (1EdTech Security Framework 1.0, 6.3).
 */
@NullMarked
package org.kakehashi.hub.lti.internal.keys;

import org.jspecify.annotations.NullMarked;
