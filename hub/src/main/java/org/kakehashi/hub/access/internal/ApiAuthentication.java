package org.kakehashi.hub.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Basic (RFC 7617) and Bearer (RFC 6750) credentials of programs. Wrong ones leave the request without a caller. */
class ApiAuthentication extends OncePerRequestFilter {
    private final CredentialStore credentials;

    ApiAuthentication(CredentialStore credentials) {
        this.credentials = credentials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        secretOf(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(secret -> credentials.find(Secrets.sha256(secret)))
                .ifPresent(ApiAuthentication::signIn);
        chain.doFilter(request, response);
    }

    /** What is hashed: {@code key:secret} of Basic, or the token of Bearer; a launch's token is the same behind either. */
    private static Optional<String> secretOf(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            String token = header.substring(7).strip();
            return Optional.of(decoded(token)
                    .filter(secret -> secret.startsWith(AccessTokens.PREFIX))
                    .orElse(token));
        }
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return decoded(header.substring(6).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void signIn(ClientCaller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }
}
