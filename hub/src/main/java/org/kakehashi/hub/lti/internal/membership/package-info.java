/**
 * Names and Role Provisioning Services 2.0: who is in a context, for tools that may ask. What of a person a tool learns here is what it
 * learns in launches, by the same settings and the same code.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0">Names and Role Provisioning Services 2.0</a>
 */
@NullMarked
package org.kakehashi.hub.lti.internal.membership;

import org.jspecify.annotations.NullMarked;
