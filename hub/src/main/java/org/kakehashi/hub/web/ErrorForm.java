package org.kakehashi.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How errors are told at addresses whose specification has a form of its own for them. A module declares it as a bean; elsewhere errors
 * are problems of RFC 9457.
 *
 * @param pathPrefix what the addresses begin with
 * @param body what is sent as JSON
 */
public record ErrorForm(String pathPrefix, Function<HubException, Map<String, Object>> body) {
    /** The request's form; empty: a problem. */
    public static Optional<ErrorForm> of(HttpServletRequest request) {
        return Optional.ofNullable((ErrorForm) request.getAttribute(ErrorForm.class.getName()));
    }

    /** Says that errors of the request are told so. */
    public void use(HttpServletRequest request) {
        request.setAttribute(ErrorForm.class.getName(), this);
    }
}
