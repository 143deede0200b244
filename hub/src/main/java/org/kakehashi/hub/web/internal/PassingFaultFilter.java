package org.kakehashi.hub.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.PassingFaults;
import org.kakehashi.hub.web.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells a passing fault of the database that a filter meets, where credentials or a session are looked up, as one that a handler meets. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PassingFaultFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PassingFaultFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !PassingFaults.passes(e)) {
                throw e;
            }
            LOG.warn("The database can't serve a request now: {}", e.getMessage());
            response.resetBuffer();
            ProblemWriter.write(request, response, ErrorCode.UNAVAILABLE, ErrorAdvice.TRY_AGAIN);
        }
    }
}
