package org.kakehashi.hub.lti.internal.deeplink;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.WebAddress;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.lti.internal.response.Refused;
import org.springframework.web.util.HtmlUtils;

/**
 * Fields of one content item, or of an object in it. Each is bounded; a value of another type counts as absent, where that loses nothing.
 *
 * @param of names and values as they came
 */
record ItemFields(Map<?, ?> of) {
    private static final int MOST_PARAMETERS = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 2000;
    private static final int LONGEST_HTML = 10_000;
    private static final int MOST_PIXELS = 10_000;

    /** A field that can't be taken as it is. */
    static final class Unacceptable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refused refused;

        Unacceptable(String rule, String description, @Nullable String got) {
            super(rule);
            this.refused = new Refused(rule, description, null, got);
        }

        Refused refused() {
            return refused;
        }
    }

    /** The fields of an object in it; none, where there is no such object. */
    ItemFields object(String name) {
        return new ItemFields(of.get(name) instanceof Map<?, ?> object ? object : Map.of());
    }

    boolean has(String name) {
        return of.get(name) instanceof Map<?, ?>;
    }

    /** A text, cut at that length, without control characters; null: none, or blank. */
    @Nullable
    String text(String name, int longest) {
        return of.get(name) instanceof String text ? cut(text, longest) : null;
    }

    private static @Nullable String cut(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        int end = clean.length() <= longest
                ? clean.length()
                : Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.isEmpty() ? null : clean.substring(0, end);
    }

    /** Markup as text: without tags, and without what scripts and styles hold. Whoever shows it escapes it like any other text. */
    @Nullable
    String textOfHtml(String name, int longest) throws Unacceptable {
        if (!(of.get(name) instanceof String html)) {
            return null;
        }
        if (html.length() > LONGEST_HTML) {
            throw new Unacceptable("html", "html has " + LONGEST_HTML + " characters at most.", null);
        }
        String bare =
                html.replaceAll("(?is)<(script|style)\\b.*?</\\1\\s*>", " ").replaceAll("<[^>]*>", " ");
        return cut(HtmlUtils.htmlUnescape(bare).replaceAll("\\s+", " "), longest);
    }

    /** An address that a browser may be sent to; null: none given. */
    @Nullable
    String address(String name) throws Unacceptable {
        Object value = of.get(name);
        if (value == null || value.equals("")) {
            return null;
        }
        if (!(value instanceof String address) || !WebAddress.isOne(address)) {
            throw new Unacceptable(
                    name,
                    name + " must be an absolute http or https address of " + WebAddress.LONGEST
                            + " characters at most, without a user name.",
                    String.valueOf(value));
        }
        return address;
    }

    /** A time of two ISO 8601 timestamps; an object that isn't there has no bounds. */
    Window window(String name) throws Unacceptable {
        ItemFields object = object(name);
        Window window = new Window(object.time(name, "startDateTime"), object.time(name, "endDateTime"));
        if (window.from() != null && window.until() != null && !window.from().isBefore(window.until())) {
            throw new Unacceptable(name, name + " must end after it starts.", window.toString());
        }
        return window;
    }

    /** A timestamp; null: none. */
    @Nullable
    Instant time(String of, String name) throws Unacceptable {
        Object value = this.of.get(name);
        if (value == null) {
            return null;
        }
        try {
            String text = String.valueOf(value).replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw new DateTimeException("out of bounds");
            }
            return time;
        } catch (DateTimeException e) {
            throw new Unacceptable(
                    of, name + " must be an ISO 8601 timestamp with an offset from UTC.", String.valueOf(value));
        }
    }

    /** A whole number of pixels; null: none that makes sense. */
    @Nullable
    Integer pixels(String name) {
        return of.get(name) instanceof Number number && number.longValue() > 0 && number.longValue() <= MOST_PIXELS
                ? (Integer) number.intValue()
                : null;
    }

    /** A number above zero, also as text; null: none. */
    @Nullable
    BigDecimal positive(String name) {
        Object value = of.get(name);
        String text = value instanceof Number || value instanceof String ? value.toString() : "";
        if (text.isEmpty() || text.length() > 30) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() > 0 && Math.abs(number.scale()) <= 20 ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Custom parameters, whose values are strings (LTI Core 1.3, 5.4.6); numbers and booleans become such. */
    Map<String, String> parameters(String name) throws Unacceptable {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object(name).of().entrySet()) {
            Object value = entry.getValue();
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            String key = String.valueOf(entry.getKey());
            if (!plain || key.length() > LONGEST_NAME || value.toString().length() > LONGEST_VALUE) {
                throw new Unacceptable(name, "Values of custom are strings of 2000 characters at most.", key);
            }
            parameters.put(key, value.toString());
        }
        if (parameters.size() > MOST_PARAMETERS) {
            throw new Unacceptable(name, "custom has " + MOST_PARAMETERS + " parameters at most.", null);
        }
        return parameters;
    }
}
