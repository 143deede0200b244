package org.kakehashi.hub.lrs.internal.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * {@code If-Match} and {@code If-None-Match} of a request that writes (1.0.3 part 3, 3.1; RFC 9110, 13.1). A weak tag never
 * satisfies {@code If-Match}. Tags without quotes are taken as if they had them: some clients forget them.
 *
 * @param ifMatch null: not sent
 * @param ifNoneMatch null: not sent
 */
record Preconditions(@Nullable Tags ifMatch, @Nullable Tags ifNoneMatch) {
    private static final Pattern TAG = Pattern.compile("\\s*+(?:(W/)?\"([^\"]*+)\"|([^\\s,\"]++))\\s*+(?:,|$)");
    private static final int MOST_TAGS = 100;

    /**
     * What one of the headers names.
     *
     * @param any {@code *}
     * @param tags without quotes
     */
    record Tags(boolean any, List<String> tags) {
        boolean match(@Nullable String etag) {
            return etag != null && (any || tags.contains(etag));
        }

        String[] array() {
            return tags.toArray(String[]::new);
        }
    }

    /** Those of a request. */
    static Preconditions of(HttpServletRequest request) {
        return new Preconditions(tags(request, "If-Match", false), tags(request, "If-None-Match", true));
    }

    /** Whether none was sent. */
    boolean isEmpty() {
        return ifMatch == null && ifNoneMatch == null;
    }

    /**
     * Whether they hold.
     *
     * @param etag of what is there; null: nothing is
     */
    boolean hold(@Nullable String etag) {
        return (ifMatch == null || ifMatch.match(etag)) && (ifNoneMatch == null || !ifNoneMatch.match(etag));
    }

    private static @Nullable Tags tags(HttpServletRequest request, String header, boolean weakToo) {
        List<String> lines = Collections.list(request.getHeaders(header));
        return lines.isEmpty() ? null : parse(header, String.join(",", lines), weakToo);
    }

    private static Tags parse(String header, String value, boolean weakToo) {
        boolean any = false;
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(value);
        int at = 0;
        for (int count = 0; at < value.length(); count++) {
            if (count == MOST_TAGS || !matcher.find() || matcher.start() != at) {
                throw new HubException(
                        ErrorCode.INVALID_REQUEST,
                        header + " must be * or up to " + MOST_TAGS + " ETags in quotes, with commas between them.");
            }
            at = matcher.end();
            String bare = matcher.group(3);
            any |= "*".equals(bare);
            if (weakToo || matcher.group(1) == null) {
                tags.add(bare == null ? matcher.group(2) : bare);
            }
        }
        return new Tags(any, tags);
    }
}
