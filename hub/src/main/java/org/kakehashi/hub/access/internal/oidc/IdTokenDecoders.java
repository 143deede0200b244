package org.kakehashi.hub.access.internal.oidc;

import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** How id_tokens are checked: RS256 by the provider's published keys, fetched by the same guarded way; iss, aud, azp, exp, iat. */
@Configuration(proxyBeanMethods = false)
class IdTokenDecoders {
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory(OidcHttp http) {
        RestTemplate rest = new RestTemplate(http.factory());
        rest.getInterceptors().add(http);
        return registration -> {
            // Discovery refuses a provider without one.
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                            registration.getProviderDetails().getJwkSetUri()))
                    .restOperations(rest)
                    .build();
            decoder.setClaimSetConverter(new org.springframework.security.oauth2.core.converter.ClaimTypeConverter(
                    OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }
}
