package org.kakehashi.hub.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SignedIn;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Default deny, in one place: the handler that would serve the request says what it requires. One that says nothing is
 * denied; where there is no handler, there is nothing to protect and the answer is a plain 404, 405 or 415.
 */
@Component
class HandlerAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

    private final RequestMappingHandlerMapping mappings;
    // Searching annotations takes longer than most of what a request goes through here.
    private final Map<Method, Demand> demands = new ConcurrentHashMap<>();

    HandlerAuthorization(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HandlerMethod handler = handlerOf(context.getRequest());
        Demand demand =
                handler == null ? Demand.NONE : demands.computeIfAbsent(handler.getMethod(), m -> demandOf(handler));
        // Where nobody is known, asking for the authentication throws; so it is asked for only where it matters.
        return demand.open() || demand.isMetBy(callerOf(authentication.get())) ? GRANTED : DENIED;
    }

    /** What a handler requires; nobody meets one that says nothing. */
    private record Demand(boolean open, Set<Permission> anyOf, boolean signedIn) {
        static final Demand NONE = new Demand(true, Set.of(), false);

        boolean isMetBy(@Nullable Caller caller) {
            return anyOf.isEmpty()
                    ? signedIn && caller instanceof AccountCaller
                    : caller != null && !Collections.disjoint(anyOf, caller.permissions());
        }
    }

    private static Demand demandOf(HandlerMethod handler) {
        Requires requires = find(handler, Requires.class);
        return new Demand(
                find(handler, Public.class) != null,
                requires == null ? Set.of() : Set.of(requires.value()),
                requires == null && find(handler, SignedIn.class) != null);
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod handler, Class<A> type) {
        A own = handler.getMethodAnnotation(type);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type);
    }

    private static @Nullable Caller callerOf(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }

    private @Nullable HandlerMethod handlerOf(HttpServletRequest request) {
        boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
        try {
            if (!parsed) {
                ServletRequestPathUtils.parseAndCache(request);
            }
            HandlerExecutionChain chain = mappings.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (HttpRequestMethodNotSupportedException
                | HttpMediaTypeException
                | UnsatisfiedServletRequestParameterException e) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException("The handler of a request can't be looked up", e);
        } finally {
            if (!parsed) {
                ServletRequestPathUtils.clearParsedRequestPath(request);
            }
        }
    }
}
