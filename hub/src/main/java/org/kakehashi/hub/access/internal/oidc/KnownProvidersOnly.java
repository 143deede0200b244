package org.kakehashi.hub.access.internal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** A sign-in by a provider that isn't there, is off or can't be reached is a page that isn't there, rather than a fault. */
record KnownProvidersOnly(OAuth2AuthorizationRequestResolver requests) implements OAuth2AuthorizationRequestResolver {
    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        try {
            return requests.resolve(request);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        try {
            return requests.resolve(request, registrationId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
