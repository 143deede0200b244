package org.kakehashi.hub.access.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.factor.PendingSignIn;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Sends people to their tenant's sign-in page: when they need to sign in, are half way, failed to, or signed out. */
@Component
class SignInEntryPoint
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, LogoutSuccessHandler {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");

    private final Tenants tenants;
    private final AccessDeniedHandler denied = new AccessDeniedHandlerImpl();

    SignInEntryPoint(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.sendRedirect(signInOf(null));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean asked = !(e instanceof CsrfException);
        if (asked && authentication != null && authentication.getPrincipal() instanceof PendingSignIn pending) {
            response.sendRedirect(pending.page());
        } else {
            denied.handle(request, response, e);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        response.sendRedirect(signInOf(request.getParameter("tenant")) + "?error");
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        response.sendRedirect(signInOf(slugOf(authentication)) + "?signedOut");
    }

    private @Nullable String slugOf(@Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof AccountCaller caller)) {
            return null;
        }
        return tenants.all().stream()
                .filter(tenant -> tenant.tenantId() == caller.tenantId())
                .map(Tenant::slug)
                .findFirst()
                .orElse(null);
    }

    /** With one tenant there is no choice to make; with several, each has its own address and none is listed. */
    private String signInOf(@Nullable String slug) {
        if (slug != null && SLUG.matcher(slug).matches()) {
            return "/t/" + URLEncoder.encode(slug, StandardCharsets.UTF_8) + "/sign-in";
        }
        var all = tenants.all();
        return all.size() == 1 ? "/t/" + all.getFirst().slug() + "/sign-in" : "/sign-in";
    }
}
