package org.kakehashi.hub.access.internal;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.kakehashi.hub.access.internal.session.SessionLife;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind all other filters: notes how long it took to know who is signed in, and that the page is theirs to ask for. */
class SignInTimeFilter extends OncePerRequestFilter {
    private final Timer time;

    SignInTimeFilter(Timer time) {
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SessionLife.BEGAN) instanceof Long began) {
            time.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        chain.doFilter(request, response);
    }
}
