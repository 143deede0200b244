package org.kakehashi.hub.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.kakehashi.hub.access.internal.grant.CurrentStanding;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each request be judged by what its account is now. Whose account is disabled has no session any more. Every chain that reads a
 * person's session has it before the authorization.
 */
@Component
public class CurrentStandingFilter extends OncePerRequestFilter {
    private final CurrentStanding standing;

    CurrentStandingFilter(CurrentStanding standing) {
        this.standing = standing;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof AccountCaller caller) {
            Optional<AccountCaller> now = standing.of(caller);
            if (now.isPresent()) {
                // For this request only: the session keeps who signed in.
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(now.get(), null, signedIn.getAuthorities()));
                SecurityContextHolder.setContext(context);
            } else {
                leave(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
