package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to register, before any check.
 *
 * @param deepLinkingUri where a teacher chooses from what the tool offers; absent: it offers nothing to choose
 * @param jwks the tool's key set, where it publishes none at {@code jwksUri}
 * @param documentTarget {@code window} (default) or {@code iframe}
 */
public record NewTool(
        @Nullable String name,
        @Nullable String initiateLoginUri,
        @Nullable String targetLinkUri,
        @Nullable List<String> redirectUris,
        @Nullable String jwksUri,
        @Nullable String deepLinkingUri,
        @Nullable String iconUri,
        @Nullable Map<String, String> customParameters,
        @Nullable Boolean xapiGrant,
        @Nullable String documentTarget,
        @Nullable Map<String, Object> jwks) {

    /** The addresses; none where none are given. */
    public List<String> redirects() {
        return redirectUris == null ? List.of() : redirectUris;
    }

    /** The parameters; none where none are given. */
    public Map<String, String> custom() {
        return customParameters == null ? Map.of() : customParameters;
    }
}
