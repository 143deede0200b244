package org.kakehashi.conformance.lti.platform;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The tool as the hub knows it, with what its maker enters at the other end.
 *
 * @param details the hub's answer: clientId, deploymentId, issuer, authorizationEndpoint, tokenEndpoint, jwksUri and more
 */
public record RegisteredTool(JsonNode details) {
    /** What the tool is called. */
    public String name() {
        return text("name");
    }

    /** Its client id. */
    public String clientId() {
        return text("clientId");
    }

    /** Its link that everybody may open. */
    public String resourceLinkId() {
        return text("resourceLinkId");
    }

    /** Where its browser goes for an id_token. */
    public String authorizationEndpoint() {
        return text("authorizationEndpoint");
    }

    /** Addresses that id_tokens may go to. */
    public List<String> redirectUris() {
        return details.path("redirectUris")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Where a teacher chooses, if it offers that. */
    public Optional<String> deepLinkingUri() {
        return Optional.of(details.path("deepLinkingUri"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    /** Whether it opens in a frame. */
    public boolean framed() {
        return text("documentTarget").equals("iframe");
    }

    private String text(String field) {
        return details.path(field).asString("");
    }
}
