/**
 * The hub's signing keys (1EdTech Security Framework 1.0, 6.3): the one that signs; the next, published ahead for tools that keep the
 * key set; and those before, published until no token signed with them can be alive.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.keys;

import org.jspecify.annotations.NullMarked;
