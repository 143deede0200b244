package org.kakehashi.hub.lti.internal.dynamic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that a registration names as the tool's ({@code domain}, {@code secondary_domains}). Every address where the hub sends persons
 * or messages must be of one of them or below it: an administrator who approves a domain then knows where everything goes, and no address
 * of somebody else's hides in a list. Nothing proves that a domain is the tool's; that is the administrator's to judge.
 *
 * @param hosts in lower case, without a port, which says nothing of whose a host is
 */
record ToolDomains(List<String> hosts) {
    private static final Pattern HOST = Pattern.compile("(?:https?://)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\\d+)?/?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /** Under these anybody can have a name; with the rest the administrator's eye must do. */
    private static final Pattern ANYBODYS =
            Pattern.compile("[a-z]+|(?:co|ac|ed|go|lg|ne|or|gr|ad)\\.jp|(?:co|ac)\\.uk");

    /** Reads them. */
    static ToolDomains of(List<String> domains) throws Unacceptable {
        List<String> hosts = new ArrayList<>();
        for (String domain : domains) {
            var host = HOST.matcher(domain.toLowerCase(Locale.ROOT));
            if (!host.matches() || isAnybodys(host.group(1))) {
                throw Unacceptable.of(
                        LtiConfiguration.TOOL + ".domain",
                        "'" + domain
                                + "' must be a host name of the tool's own, such as tool.example.com, without path.");
            }
            hosts.add(host.group(1));
        }
        return new ToolDomains(List.copyOf(hosts));
    }

    private static boolean isAnybodys(String host) {
        return ANYBODYS.matcher(host).matches() && !host.equals("localhost");
    }

    /** Refuses an address that isn't the tool's. */
    void require(String member, String address) throws Unacceptable {
        String host = String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT);
        if (hosts.stream().noneMatch(domain -> holds(domain, host))) {
            throw Unacceptable.of(
                    member,
                    "The host " + host + " is neither the domain " + String.join(", ", hosts)
                            + " nor below it. Use an address of the tool's domain, or name the host in secondary_domains.");
        }
    }

    private static boolean holds(String domain, String host) {
        return host.equals(domain)
                || (host.endsWith("." + domain) && !NUMBERS.matcher(domain).matches());
    }
}
