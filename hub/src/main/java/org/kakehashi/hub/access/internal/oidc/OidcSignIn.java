package org.kakehashi.hub.access.internal.oidc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.access.AccountCaller;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The two addresses of a sign-in by a provider, and what becomes of its id_token. */
@Component
public class OidcSignIn extends SavedRequestAwareAuthenticationSuccessHandler {
    /** Where a sign-in begins, with the registration's id behind it. */
    static final String BEGIN = "/sign-in/with";
    /** Where the provider sends the browser back to, with the registration's id behind it. */
    static final String END = "/sign-in/oidc";

    private final TenantRegistrations registrations;
    private final OidcAccounts accounts;
    private final OidcHttp http;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OidcSignIn(TenantRegistrations registrations, OidcAccounts accounts, OidcHttp http) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.http = http;
    }

    /** Adds it to the pages' filter chain. */
    public void configure(OAuth2LoginConfigurer<HttpSecurity> login, AuthenticationFailureHandler failed) {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationEndpoint(begin -> begin.authorizationRequestResolver(new KnownProvidersOnly(requests)))
                .redirectionEndpoint(end -> end.baseUri(END + "/*"))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokenClient()))
                .userInfoEndpoint(user -> user.oidcUserService(request -> userOf(request.getIdToken())))
                .loginPage("/sign-in")
                .successHandler(this)
                .failureHandler(failed);
    }

    /** The id_token says all that is needed; the provider isn't asked for more. */
    private static OidcUser userOf(org.springframework.security.oauth2.core.oidc.OidcIdToken token) {
        return new DefaultOidcUser(List.of(), token);
    }

    private RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http.factory())
                .requestInterceptor(http)
                .configureMessageConverters(converters -> converters
                        .registerDefaults()
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        Optional<AccountCaller> caller = callerOf(authentication);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        caller.ifPresent(one -> context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(one, null, AuthorityUtils.NO_AUTHORITIES)));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (caller.isPresent()) {
            super.onAuthenticationSuccess(request, response, authentication);
        } else {
            getRedirectStrategy().sendRedirect(request, response, "/sign-in/refused");
        }
    }

    private Optional<AccountCaller> callerOf(Authentication authentication) {
        return authentication instanceof OAuth2AuthenticationToken token
                        && token.getPrincipal() instanceof OidcUser user
                ? RegistrationId.parse(token.getAuthorizedClientRegistrationId())
                        .flatMap(id -> accounts.of(id, user.getIdToken()))
                : Optional.empty();
    }
}
