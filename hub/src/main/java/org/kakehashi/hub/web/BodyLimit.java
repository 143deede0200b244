package org.kakehashi.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/**
 * A bound of its own for the bodies of some requests. A module declares it as a bean; the first that holds for a request (in the order of
 * {@link org.springframework.core.annotation.Order}) bounds it, and elsewhere {@link HubProperties#maxBody()} does.
 *
 * @param holdsFor which requests
 * @param bytes most bytes of a body
 */
public record BodyLimit(Predicate<HttpServletRequest> holdsFor, long bytes) {
    /** A bound for addresses that begin with {@code pathPrefix}. */
    public BodyLimit(String pathPrefix, long bytes) {
        this(request -> request.getRequestURI().startsWith(pathPrefix), bytes);
    }
}
