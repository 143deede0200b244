/**
 * Who may do what: tenants, accounts and their sign-in, API clients and tokens, and the one matrix of roles and
 * permissions.
 *
 * <p>A page request arrives with a session, an API request with Basic or Bearer credentials; either becomes a {@link
 * org.kakehashi.hub.access.Caller}. {@code HandlerAuthorization} then looks up the handler that would serve the request and
 * asks for the permission that its {@link org.kakehashi.hub.access.Requires} names; a handler that declares none is
 * denied. What a caller may see row by row (class × date) is decided by the module that holds the rows, through {@link
 * org.kakehashi.hub.access.Standing}.
 */
@ApplicationModule(allowedDependencies = {"audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
