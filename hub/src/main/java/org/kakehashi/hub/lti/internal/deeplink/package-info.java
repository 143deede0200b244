/**
 * What comes back from a tool at which a teacher chose materials (Deep Linking 2.0, 4): {@code ReturnController} takes it, the
 * package {@code response} verifies it, {@code ContentItems} reads the items.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.deeplink;

import org.jspecify.annotations.NullMarked;
