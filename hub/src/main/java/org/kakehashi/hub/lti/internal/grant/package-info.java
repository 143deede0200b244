/**
 * The xAPI grant of a launch: a one-time fetch URL (cmi5 8.2), exchanged for a token that is bound to the launch's actor
 * and registration.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.grant;

import org.jspecify.annotations.NullMarked;
