package org.kakehashi.hub.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The egress rule: what the hub fetches because somebody named an address must not be of the network that the hub stands in. */
public final class InternalAddresses {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private InternalAddresses() {}

    /** Looks a host's addresses up. */
    interface Lookup {
        InetAddress[] of(String host) throws IOException;
    }

    /**
     * Refuses an address of the inside.
     *
     * @param allowLoopback whether this machine's own may be reached, for tests and demos
     * @throws IOException where the address is not http or https, or one of its hosts is internal
     */
    public static void refuse(URI uri, boolean allowLoopback) throws IOException {
        refuse(uri, allowLoopback, InetAddress::getAllByName);
    }

    static void refuse(URI uri, boolean allowLoopback, Lookup lookup) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
            throw new IOException("Only http and https addresses with a host can be reached: " + uri);
        }
        for (InetAddress address : lookup.of(uri.getHost())) {
            if (isInternal(address) && !(allowLoopback && address.isLoopbackAddress())) {
                throw new IOException(uri.getHost() + " is an internal address, which may not be reached."
                        + " Use the system's public address.");
            }
        }
    }

    /** Whether the address is one of this machine, of a private network, or reserved. */
    public static boolean isInternal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean reserved = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0);
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || uniqueLocal
                || reserved;
    }
}
