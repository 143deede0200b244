package org.kakehashi.hub.demo.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an LTI launch that the demo tools use.
 *
 * @param claims of an id_token that has been verified
 */
record LaunchClaims(JWTClaimsSet claims) {
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    /** An LTI claim by its short name; null if missing. */
    @Nullable
    Object lti(String name) {
        return claims.getClaim(LTI + name);
    }

    /** A member of an LTI claim that is an object, where it is text. */
    Optional<String> member(String claim, String name) {
        return lti(claim) instanceof Map<?, ?> object && object.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether it asks for materials instead of opening one (Deep Linking 2.0, 4.4.2). */
    boolean isDeepLinking() {
        return "LtiDeepLinkingRequest".equals(lti("message_type"));
    }

    /** A text of {@code deep_linking_settings}. */
    Optional<String> setting(String name) {
        return settings().get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Where the choice goes, if that is an address. */
    Optional<URI> returnAddress() {
        try {
            return setting("deep_link_return_url").map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the platform takes content items of that type. */
    boolean accepts(String type) {
        return settings().get("accept_types") instanceof List<?> types && types.contains(type);
    }

    private Map<?, ?> settings() {
        return claims.getClaim(DEEP_LINKING) instanceof Map<?, ?> settings ? settings : Map.of();
    }

    /** A custom parameter that the platform has filled in; an unresolved variable comes through literally. */
    Optional<String> custom(String name) {
        return member("custom", name).filter(value -> !value.startsWith("$"));
    }

    /** A custom parameter that is an address. */
    Optional<URI> customAddress(String name) {
        try {
            return custom(name).map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
