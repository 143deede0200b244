package org.kakehashi.hub.lti.internal.diagnostics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault.Step;
import org.kakehashi.hub.web.HubException;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes tools' calls of services that were refused, with what the answer said of it; never what was sent. */
@Component
class ServiceFaults implements HandlerInterceptor, WebMvcConfigurer {
    private static final int FIRST_ERROR = 400;

    private final LaunchFaultStore faults;
    private final TenantTransactions transactions;

    ServiceFaults(LaunchFaultStore faults, TenantTransactions transactions) {
        this.faults = faults;
        this.transactions = transactions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/lti/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (response.getStatus() >= FIRST_ERROR
                && authentication != null
                && authentication.getPrincipal() instanceof ClientCaller caller) {
            LaunchFault fault = new LaunchFault(
                    caller.clientId(),
                    null,
                    Step.SERVICE,
                    request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                    said(request, response),
                    null,
                    null);
            transactions.run(caller.tenantId(), () -> faults.note(caller.tenantId(), fault));
        }
    }

    private static String said(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof HubException e
                ? response.getStatus() + ": " + e.detail()
                : String.valueOf(response.getStatus());
    }
}
