package org.kakehashi.hub.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.kakehashi.hub.web.ErrorForm;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says how the errors of a request are told, before anything can fail. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorFormFilter extends OncePerRequestFilter {
    private final List<ErrorForm> forms;

    ErrorFormFilter(List<ErrorForm> forms) {
        this.forms = forms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        forms.stream()
                .filter(form -> request.getRequestURI().startsWith(form.pathPrefix()))
                .findFirst()
                .ifPresent(form -> form.use(request));
        chain.doFilter(request, response);
    }
}
