package org.kakehashi.connectors.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses to which credentials and records may go. */
public final class SafeAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    /** An https address without user and fragment; http goes over no network in plain text, so only to this machine, in tests and demos. */
    public static Optional<URI> of(String text) {
        try {
            URI address = new URI(text);
            String host = address.getHost();
            boolean plain = "http".equals(address.getScheme()) && host != null && THIS_MACHINE.contains(host);
            return host != null
                            && ("https".equals(address.getScheme()) || plain)
                            && address.getRawUserInfo() == null
                            && address.getRawFragment() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Where a source says that it goes on.
     *
     * @param from an address of the source
     * @param place absolute, or relative to that
     * @return empty where it is on another origin, which would be sent the credentials, or is no address
     */
    public static Optional<URI> next(URI from, String place) {
        try {
            URI next = from.resolve(place.replace(" ", "%20"));
            String origin = origin(from);
            return origin != null && origin.equals(origin(next)) ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String origin(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return null;
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
