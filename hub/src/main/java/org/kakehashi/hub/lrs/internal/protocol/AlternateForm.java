package org.kakehashi.hub.lrs.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * A form that stands for another request (1.0.3 part 3, 1.3), as browsers without CORS send it: {@code POST …?method=PUT}, with the
 * parameters, some headers and the body as fields.
 */
public final class AlternateForm {
    private static final String METHOD = "method";
    private static final String CONTENT = "content";
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final Set<String> WITH_CONTENT = Set.of("PUT", "POST");
    private static final Set<String> HEADERS = Set.of(
            "authorization",
            XapiPaths.VERSION_HEADER.toLowerCase(Locale.ROOT),
            "content-type",
            "content-length",
            "if-match",
            "if-none-match");
    private static final Set<String> FORM_TYPES = Set.of("", "application/x-www-form-urlencoded", "text/plain");

    private final String method;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final StringBuilder query = new StringBuilder();
    private byte @Nullable [] content;

    private AlternateForm(String method) {
        this.method = method;
    }

    /** Whether a request says that it stands for another: a POST with the parameter {@code method}. */
    public static boolean isAlternate(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null
                && request.getMethod().equals("POST")
                && Arrays.stream(query.split("&"))
                        .anyMatch(pair -> pair.equals(METHOD) || pair.startsWith(METHOD + "="));
    }

    /**
     * Reads the form of an alternate request.
     *
     * @param most most bytes of it
     * @throws HubException where it is none, or too large
     */
    public static AlternateForm read(HttpServletRequest request, int most) throws IOException {
        String query = String.valueOf(request.getQueryString());
        String method = query.substring(Math.min(METHOD.length() + 1, query.length()));
        if (!METHODS.contains(method)) {
            throw refused(
                    "The only parameter beside a form is method: GET, PUT, POST or DELETE. Move others into the form.");
        }
        String type = String.valueOf(request.getContentType() == null ? "" : request.getContentType());
        if (!FORM_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw refused("A request with the parameter method is a form: send application/x-www-form-urlencoded.");
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new HubException(
                    ErrorCode.TOO_LARGE, "A form may have " + most + " bytes. Send more without the parameter method.");
        }
        AlternateForm form = new AlternateForm(method);
        form.read(body);
        return form;
    }

    private void read(byte[] body) {
        int start = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at == body.length || body[at] == '&') {
                if (at > start) {
                    field(Arrays.copyOfRange(body, start, at));
                }
                start = at + 1;
            }
        }
        if (WITH_CONTENT.contains(method) && content == null) {
            throw refused("The form has no field content, which is to hold the body of the " + method + ".");
        }
        headers.putIfAbsent("Content-Type", "application/json");
        // A wrong length in the form would cut the content or wait for more; what is there counts.
        headers.put("Content-Length", String.valueOf(content().length));
    }

    private void field(byte[] pair) {
        int equals = 0;
        while (equals < pair.length && pair[equals] != '=') {
            equals++;
        }
        String name = new String(decoded(pair, 0, equals), UTF_8);
        byte[] value = decoded(pair, Math.min(equals + 1, pair.length), pair.length);
        if (name.equals(CONTENT)) {
            refuseSecond(name, content);
            content = value;
        } else if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            refuseSecond(name, headers.put(name, new String(value, UTF_8).strip()));
        } else {
            query.append(query.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(name, UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(new String(value, UTF_8), UTF_8));
        }
    }

    private static void refuseSecond(String name, @Nullable Object before) {
        if (before != null) {
            throw refused("The field " + name + " stands twice in the form.");
        }
    }

    /** Bytes, as the content's encoding is checked where any body's is. */
    private static byte[] decoded(byte[] text, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            if (text[at] == '%') {
                int high = at + 2 < to ? Character.digit(text[at + 1], 16) : -1;
                int low = at + 2 < to ? Character.digit(text[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw refused("The form is not percent-encoded correctly.");
                }
                out.write(high << 4 | low);
                at += 2;
            } else {
                out.write(text[at] == '+' ? ' ' : text[at]);
            }
        }
        return out.toByteArray();
    }

    private static HubException refused(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }

    String method() {
        return method;
    }

    /** Headers by their names in any case. */
    Map<String, String> headers() {
        return headers;
    }

    String query() {
        return query.toString();
    }

    byte[] content() {
        return content == null ? new byte[0] : content;
    }
}
