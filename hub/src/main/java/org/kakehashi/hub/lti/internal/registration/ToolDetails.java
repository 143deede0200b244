package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.HubProperties;

/** A registered tool with everything that its vendor enters at the other end. */
public record ToolDetails(
        UUID clientId,
        String deploymentId,
        String issuer,
        String authorizationEndpoint,
        String tokenEndpoint,
        String jwksUri,
        UUID resourceLinkId,
        String name,
        boolean enabled,
        String initiateLoginUri,
        String targetLinkUri,
        List<String> redirectUris,
        @Nullable String toolJwksUri,
        @Nullable String deepLinkingUri,
        @Nullable String iconUri,
        Map<String, String> customParameters,
        boolean xapiGrant,
        String documentTarget) {

    /** Of a tool and the link of its registration. */
    public static ToolDetails of(Placement placement, HubProperties hub) {
        Tool tool = placement.tool();
        return new ToolDetails(
                tool.clientId(),
                placement.link().deploymentId(),
                hub.issuer(),
                hub.link("/lti/authorize"),
                hub.link("/lti/token"),
                hub.link("/.well-known/jwks.json"),
                placement.link().resourceLinkId(),
                tool.name(),
                tool.enabled(),
                tool.initiateLoginUri(),
                tool.targetLinkUri(),
                tool.redirectUris(),
                tool.jwksUri(),
                tool.deepLinkingUri(),
                tool.iconUri(),
                tool.customParameters(),
                tool.xapiGrant(),
                placement.link().documentTarget().word());
    }
}
