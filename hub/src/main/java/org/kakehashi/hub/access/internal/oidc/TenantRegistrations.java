package org.kakehashi.hub.access.internal.oidc;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security of a provider when it is asked for. */
@Component
class TenantRegistrations implements ClientRegistrationRepository {
    private static final Logger LOG = LoggerFactory.getLogger(TenantRegistrations.class);

    private final IdentityProviders providers;
    private final Discovery discovery;
    private final HubProperties hub;

    TenantRegistrations(IdentityProviders providers, Discovery discovery, HubProperties hub) {
        this.providers = providers;
        this.discovery = discovery;
        this.hub = hub;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return RegistrationId.parse(registrationId)
                .flatMap(id -> providers
                        .find(id.tenantId(), id.providerId())
                        .filter(IdentityProvider::enabled)
                        .map(provider -> registration(registrationId, id, provider)))
                .orElse(null);
    }

    private @Nullable ClientRegistration registration(String name, RegistrationId id, IdentityProvider provider) {
        try {
            return discovery
                    .of(provider.issuer())
                    .registrationId(name)
                    .clientId(provider.clientId())
                    .clientSecret(providers.secret(id.tenantId(), id.providerId()))
                    .scope("openid", "profile")
                    // From the public URL, never from the Host header.
                    .redirectUri(hub.link(OidcSignIn.END + "/" + name))
                    .build();
        } catch (Discovery.Unusable e) {
            LOG.warn("Nobody can sign in by {}: {}", provider.issuer(), e.getMessage());
            return null;
        }
    }
}
