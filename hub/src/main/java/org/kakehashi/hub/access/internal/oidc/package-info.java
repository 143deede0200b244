/**
 * Signing in by the board's identity provider (OpenID Connect Core 1.0, code flow with PKCE; Spring Security makes and checks the messages).
 *
 * <p>{@code IdentityProviders} keeps them, each of one tenant; {@code TenantRegistrations} tells Spring of one when it is asked for, by
 * discovery through {@code OidcHttp}. What the id_token says becomes an account by {@code OidcAccounts}: through the configured claim and the
 * roster, never by an e-mail address. {@code OidcSignIn} ends the sign-in with the same caller that a local account gets.
 */
@NullMarked
package org.kakehashi.hub.access.internal.oidc;

import org.jspecify.annotations.NullMarked;
