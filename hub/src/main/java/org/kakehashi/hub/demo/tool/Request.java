package org.kakehashi.hub.demo.tool;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tool needs of an HTTP request.
 *
 * @param method GET or POST
 * @param path without the query
 * @param parameters of the query and of a form, the first of each name
 * @param cookies by name
 * @param locale Japanese, or English where the browser prefers that
 */
public record Request(
        String method, String path, Map<String, String> parameters, Map<String, String> cookies, Locale locale) {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    /** Reads a request; empty if its body is larger than a launch can be. */
    static Optional<Request> of(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        decode(exchange.getRequestURI().getRawQuery(), parameters);
        decode(new String(body, StandardCharsets.UTF_8), parameters);
        var headers = exchange.getRequestHeaders();
        return Optional.of(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(parameters),
                cookies(headers.getOrDefault("Cookie", List.of())),
                locale(headers.getFirst("Accept-Language"))));
    }

    /** A parameter that isn't blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** A parameter that is a number; -1 where it isn't one. */
    public int number(String name) {
        try {
            return Integer.parseInt(parameters.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void decode(@Nullable String encoded, Map<String, String> into) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (var pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A broken escape can't be part of anything a tool expects.
            return "";
        }
    }

    private static Map<String, String> cookies(List<String> headers) {
        var cookies = new HashMap<String, String>();
        for (var pair : String.join(";", headers).split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return Map.copyOf(cookies);
    }

    private static Locale locale(@Nullable String acceptLanguage) {
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage == null ? "ja" : acceptLanguage);
            var found = Locale.lookup(ranges, LANGUAGES);
            return found == null ? Locale.JAPANESE : found;
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE;
        }
    }
}
