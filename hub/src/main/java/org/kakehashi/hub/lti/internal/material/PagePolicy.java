package org.kakehashi.hub.lti.internal.material;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Content-Security-Policy of pages that show pictures, or hold frames, of tools. */
public final class PagePolicy {
    private static final String CSP = "default-src 'self'; img-src 'self' data: %s; frame-src 'self' %s; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /** More origins than these would make too long a header. */
    private static final int MOST_ORIGINS = 20;

    private PagePolicy() {}

    /** For a page with these pictures. */
    public static String pictures(Stream<@Nullable String> addresses) {
        return CSP.formatted(listed(addresses.flatMap(Stream::ofNullable).map(PagePolicy::originOf)), "");
    }

    /** For a page with a frame of these addresses. A tool may go on to another host of its own within it, so https is open. */
    public static String frame(Collection<String> addresses) {
        return CSP.formatted("", listed(addresses.stream().map(PagePolicy::originOf)) + " https:");
    }

    /** The origins of these addresses as browsers write them, each once. */
    public static List<String> originsOf(Collection<String> addresses) {
        return addresses.stream().map(PagePolicy::originOf).distinct().sorted().toList();
    }

    private static String listed(Stream<String> all) {
        List<String> origins = all.distinct().sorted().toList();
        return origins.size() > MOST_ORIGINS ? "https: http:" : String.join(" ", origins);
    }

    private static String originOf(String address) {
        URI uri = URI.create(address);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String origin = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? origin : origin + ":" + uri.getPort();
    }
}
