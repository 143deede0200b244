package org.kakehashi.hub.lti.internal.registration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses from outside that a browser may be sent to. */
public final class WebAddress {
    /** Longest that is taken. */
    public static final int LONGEST = 2000;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** Whether it is an absolute http or https address without a user name, and not too long. */
    public static boolean isOne(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(address);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
