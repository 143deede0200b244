package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.kakehashi.hub.access.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A page that sends a form on by itself, without any script but its own one line; with a button where scripts are off. */
@Component
public class AutoPost {
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
