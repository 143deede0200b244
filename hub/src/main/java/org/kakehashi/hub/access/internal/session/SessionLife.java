package org.kakehashi.hub.access.internal.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are too old or idle, before security looks at them; notes new ones, and ends an account's oldest. */
public class SessionLife extends OncePerRequestFilter {
    /** Request attribute: when this filter, the first to ask for the session, began, in nanoseconds. */
    public static final String BEGAN = SessionLife.class.getName() + ".BEGAN";

    private static final List<String> WITHOUT = List.of("/assets/", "/webjars/", "/api/", "/xapi/");
    /** An address that ends so is asked for by an open page by itself, which must not keep a session alive. */
    private static final String BY_ITSELF = "/live";

    private final Sessions sessions;
    private final SessionProperties limits;
    private final Clock clock;

    SessionLife(Sessions sessions, SessionProperties limits, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(BEGAN, System.nanoTime());
        HttpSession session = request.getSession(false);
        String name = session == null ? null : nameIn(session);
        if (session != null && name != null) {
            look(request, session, name);
        }
        chain.doFilter(request, response);
    }

    private void look(HttpServletRequest request, HttpSession session, String name) {
        Instant now = clock.instant();
        if (!(session.getAttribute(Use.ATTRIBUTE) instanceof Use use)
                || !use.name().equals(name)) {
            session.setAttribute(
                    Use.ATTRIBUTE, new Use(name, now, now, Device.of(request.getHeader(HttpHeaders.USER_AGENT))));
            sessions.endOldest(name, session.getId(), limits.most());
        } else if (use.isOver(now, limits)) {
            session.invalidate();
        } else if (use.isStale(now) && !request.getRequestURI().endsWith(BY_ITSELF)) {
            session.setAttribute(Use.ATTRIBUTE, use.at(now));
        }
    }

    private static @Nullable String nameIn(HttpSession session) {
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication authentication = context instanceof SecurityContext found ? found.getAuthentication() : null;
        return authentication != null && authentication.getPrincipal() instanceof AccountCaller caller
                ? caller.getName()
                : null;
    }
}
