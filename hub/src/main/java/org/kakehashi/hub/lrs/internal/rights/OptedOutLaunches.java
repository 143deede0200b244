package org.kakehashi.hub.lrs.internal.rights;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.LaunchedActors;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses every request of a launch's token (403) once its person is out of the tool: what a launch began before the opt-out goes on no
 * longer than a launch could begin after it.
 */
@Component
class OptedOutLaunches implements HandlerInterceptor, WebMvcConfigurer {
    private final LaunchedActors actors;

    OptedOutLaunches(LaunchedActors actors) {
        this.actors = actors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(XapiPaths.BASE + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof ClientCaller caller
                && caller.limits() != null
                && actors.isOut(
                        caller.tenantId(), caller.clientId(), caller.limits().actorName())) {
            throw new HubException(ErrorCode.FORBIDDEN, "The person of this launch opted out of the tool.");
        }
        return true;
    }
}
