package org.kakehashi.hub.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** By which source requests are counted together, where nobody is known yet. */
public final class SourceAddress {
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 45;

    private SourceAddress() {}

    /** IPv6 hands whole networks (/64) to one household, so addresses of one count together. */
    public static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
    }
}
