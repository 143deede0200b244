package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A page that sends a form on by itself, without any script but its own one line; with a button where scripts are off. */
@Component
public class AutoPost {
    private final HubProperties hub;

    AutoPost(HubProperties hub) {
        this.hub = hub;
    }

    /** Marks a request that the hub's own page sent on, so that it is sent on once. */
    public static final String SENT_ON = "kakehashi_sent_on";

    /**
     * A page that sends a request without a session again, from the hub's own site, so that the browser adds the session's cookie.
     *
     * @param sentOn the request's parameter {@link #SENT_ON}; present: it was sent again already, and there is no session
     */
    public ModelAndView again(
            String path, Map<String, String> fields, @Nullable String sentOn, HttpServletResponse response) {
        if (sentOn != null) {
            throw new HubException(
                    ErrorCode.UNAUTHENTICATED, "You aren't signed in any more. Sign in, then open it again.");
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(SENT_ON, "1");
        return page(hub.link(path), all, response);
    }

    /**
     * The page, with its own Content-Security-Policy on the response.
     *
     * @param action where the form goes: an address of the hub or one registered for the tool
     * @param fields its hidden fields, which the template escapes
     */
    public ModelAndView page(String action, Map<String, String> fields, HttpServletResponse response) {
        String nonce = Secrets.random();
        response.setHeader("Content-Security-Policy", policy(nonce, originOf(action)));
        // The default, no-referrer, would make the post's Origin "null", which many tools refuse.
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ModelAndView page = new ModelAndView("lti/auto-post");
        page.addObject("action", action);
        page.addObject("fields", fields);
        page.addObject("nonce", nonce);
        return page;
    }

    /**
     * Browsers hold form-action against the redirects that follow the post, too, and a tool may go on to another host of its
     * own: so https is open, and plain http only to the tool's own origin.
     */
    private static String policy(String nonce, String origin) {
        return "default-src 'none'; script-src 'nonce-" + nonce
                + "'; style-src 'self'; base-uri 'none'; form-action 'self' " + origin
                + " https:; frame-ancestors 'self'";
    }

    private static String originOf(String address) {
        URI uri = URI.create(address);
        return uri.getPort() < 0
                ? uri.getScheme() + "://" + uri.getHost()
                : uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
    }
}
