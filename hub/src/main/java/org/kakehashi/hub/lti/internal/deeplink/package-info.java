/**
 * What comes back from a tool at which a teacher chose materials (Deep Linking 2.0, 4): {@code ReturnController} takes it, {@code
 * ResponseTokens} verifies its signature, {@code ReturnRules} everything that it claims, {@code ContentItems} reads the items.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.deeplink;

import org.jspecify.annotations.NullMarked;
