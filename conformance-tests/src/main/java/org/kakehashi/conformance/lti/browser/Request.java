package org.kakehashi.conformance.lti.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that a browser is about to send.
 *
 * @param method GET or POST
 * @param uri with its query
 * @param fields of the form that is posted; none with GET
 */
public record Request(String method, URI uri, Map<String, String> fields) {
    /** A page that is opened. */
    public static Request get(URI uri) {
        return new Request("GET", uri, Map.of());
    }

    /** A form that is posted. */
    public static Request post(URI uri, Map<String, String> fields) {
        return new Request("POST", uri, new LinkedHashMap<>(fields));
    }

    /** Parameters of query and form. */
    public Map<String, String> parameters() {
        Map<String, String> all = parsed(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        all.putAll(fields);
        return all;
    }

    /** The same with its fields in the query, beside what stands there. */
    public Request asGet() {
        String separator = uri.getRawQuery() == null ? "?" : "&";
        return get(URI.create(uri + (fields.isEmpty() ? "" : separator + encoded(fields))));
    }

    /** The same with other fields. */
    public Request with(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(changed);
        return new Request(method, uri, all);
    }

    /** Whether it goes to an address, its query aside. */
    public boolean goesTo(String address) {
        return withoutQuery(uri.toString()).equals(withoutQuery(address));
    }

    /** As in a query or a form's body. */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Reads a query or a form's body; of a name that repeats, the last counts. */
    public static Map<String, String> parsed(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters.put(
                        URLDecoder.decode(parts[0], UTF_8), parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return parameters;
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    @Override
    public String toString() {
        return method + " " + withoutQuery(uri.toString());
    }
}
