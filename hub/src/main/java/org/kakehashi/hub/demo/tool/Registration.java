package org.kakehashi.hub.demo.tool;

import java.net.URI;

/**
 * What a tool gets when a platform registers it.
 *
 * @param clientId the tool at this platform
 * @param deploymentId where the platform has deployed it
 * @param issuer the platform
 * @param authorizationEndpoint where a login goes
 * @param jwksUri the platform's public keys
 * @param tokenEndpoint where tokens for its services are had
 */
public record Registration(
        String clientId,
        String deploymentId,
        String issuer,
        URI authorizationEndpoint,
        URI jwksUri,
        URI tokenEndpoint) {

    /** Whether that address is the platform's own: same scheme, host and port as the issuer. */
    boolean owns(URI address) {
        return origin().equals(originOf(address));
    }

    /** Scheme, host and port of the platform. */
    String origin() {
        return originOf(URI.create(issuer));
    }

    static String originOf(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
