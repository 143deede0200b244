package org.kakehashi.hub.demo.tool;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status HTTP status
 * @param headers beside those that every response has
 * @param body text, sent as UTF-8
 * @param formTarget where its forms may go (CSP 3, form-action)
 */
record Reply(int status, Map<String, String> headers, String body, String formTarget) {

    Reply(int status, Map<String, String> headers, String body) {
        this(status, headers, body, "'self'");
    }

    static Reply page(int status, String html) {
        return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), html);
    }

    /** Something that isn't a page. */
    static Reply file(String type, String content) {
        return new Reply(200, Map.of("Content-Type", type), content);
    }

    /** 302 for a login, which may be a GET or a POST; the browser goes on with GET. */
    static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location), "");
    }

    /** 303 after a form, so that reloading the page sends nothing again. */
    static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location), "");
    }

    Reply with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, Map.copyOf(more), body, formTarget);
    }

    /** The same page, whose form goes to that origin. */
    Reply postingTo(String origin) {
        return new Reply(status, headers, body, origin);
    }

    /** @param framedBy the origin whose pages may show the tool in a frame */
    void send(HttpExchange exchange, String framedBy) throws IOException {
        var out = exchange.getResponseHeaders();
        out.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; form-action " + formTarget
                        + "; base-uri 'none'; frame-ancestors 'self' " + framedBy);
        out.set("X-Content-Type-Options", "nosniff");
        out.set("Referrer-Policy", "no-referrer");
        out.set("Cache-Control", "no-store");
        headers.forEach(out::set);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
