/**
 * The page that a tenant publishes about the personal data it processes: what, why, for how long, who sees it, which tools, how to opt
 * out and whom to ask. Made of the tenant's own purposes, tools, rules and contact, and holding nobody's data.
 */
@NullMarked
package org.kakehashi.hub.access.internal.privacy;

import org.jspecify.annotations.NullMarked;
