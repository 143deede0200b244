package org.kakehashi.hub.lti.internal.launch;

import org.kakehashi.hub.access.CurrentStandingFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The chain of launches: it reads the browser's session but never makes one, and other sites may post to it. */
@Configuration(proxyBeanMethods = false)
class LtiSecurityConfiguration {
    private static final String CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'self'";

    /**
     * A session made here would replace the pupil's in the browser whenever the cookie was left out, so none is made. Instead of
     * a CSRF token, the message hint is bound to the session and good once.
     */
    @Bean
    @Order(30)
    SecurityFilterChain ltiChain(
            HttpSecurity http,
            AuthorizationManager<RequestAuthorizationContext> handlers,
            AuthenticationEntryPoint signIn,
            CurrentStandingFilter standing)
            throws Exception {
        return http.securityMatcher("/lti/**", "/.well-known/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(standing, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(handlers))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signIn))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP))
                        .frameOptions(FrameOptionsConfig::sameOrigin))
                .build();
    }
}
