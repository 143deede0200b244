package org.kakehashi.hub.access.internal;

import io.micrometer.core.instrument.MeterRegistry;
import org.kakehashi.hub.access.CheckTimes;
import org.kakehashi.hub.access.CurrentStandingFilter;
import org.kakehashi.hub.access.internal.client.RateLimits;
import org.kakehashi.hub.access.internal.guess.Attempts;
import org.kakehashi.hub.access.internal.oidc.OidcSignIn;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubProperties;
import org.kakehashi.hub.web.ProblemWriter;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** The filter chains: programs without a session, operators' endpoints, and pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'self'";

    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    /** A timer around each filter of each request costs more than the filters; the requests themselves stay timed. */
    @Bean
    SecurityObservationSettings noTimersInside() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs: {@code /api}, {@code /xapi} and {@code /ims}. No filter that only sessions or pages need, as statements come one by one. */
    @Bean
    @Order(10)
    SecurityFilterChain apiChain(
            HttpSecurity http, HandlerAuthorization handlers, CredentialStore credentials, RateLimits limits)
            throws Exception {
        return http.securityMatcher("/api/**", "/xapi/**", "/xapi", "/ims/**", "/oauth2/token")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .servletApi(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(NO_PAGE)))
                .addFilterBefore(new ApiAuthentication(credentials), AuthorizationFilter.class)
                .addFilterBefore(limits, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(handlers))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .build();
    }

    /** Operators: health for everybody, the rest for a client or account that may operate. */
    @Bean
    @Order(20)
    SecurityFilterChain actuatorChain(HttpSecurity http, CredentialStore credentials) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiAuthentication(credentials), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(Operators.mayOperate(caller.get()))))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .build();
    }

    /** People: session, CSRF, and a page that asks them to sign in. */
    @Bean
    @Order(100)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            HandlerAuthorization handlers,
            SignInEntryPoint signIn,
            OidcSignIn oidc,
            Attempts attempts,
            HubProperties hub,
            CurrentStandingFilter standing,
            MeterRegistry metrics)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/assets/**", "/webjars/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .access(handlers))
                .addFilterBefore(standing, AuthorizationFilter.class)
                .addFilterAfter(new SignInTimeFilter(CheckTimes.of(metrics, "sign-in")), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("loginName")
                        .authenticationDetailsSource(attempts)
                        .successHandler(attempts)
                        .failureHandler(signIn))
                .oauth2Login(login -> oidc.configure(login, signIn))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signIn))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signIn).accessDeniedHandler(signIn))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP))
                        .frameOptions(FrameOptionsConfig::sameOrigin)
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> hub.secure()))
                        .permissionsPolicyHeader(policy -> policy.policy("geolocation=(), payment=(), usb=()"))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"kakehashi\", charset=\"UTF-8\"");
            ProblemWriter.write(
                    request,
                    response,
                    ErrorCode.UNAUTHENTICATED,
                    "Send the key and secret of an API client, or a valid token.");
        };
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, e) -> ProblemWriter.write(
                request,
                response,
                ErrorCode.FORBIDDEN,
                "These credentials don't have the permission that this address requires.");
    }
}
