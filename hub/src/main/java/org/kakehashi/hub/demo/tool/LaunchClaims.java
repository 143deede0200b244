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
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String PROCTORING = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
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

    /** What it asks for; empty: nothing that the demo tools know. */
    Optional<Message> message() {
        return Message.of(lti("message_type"));
    }

    /** Whether it is somebody's who is taught, and so may be graded. */
    boolean isLearners() {
        return lti("roles") instanceof List<?> roles && roles.contains(LEARNER);
    }

    /** Where the platform wants the person back, where that is a page of its own; else empty. */
    String returnUrl(Registration platform) {
        return member("launch_presentation", "return_url")
                .filter(url -> url.startsWith(platform.origin() + "/"))
                .orElse("");
    }

    /** An address of the grade services (AGS 2.0, 3.1). */
    Optional<URI> service(String name) {
        return grades().get(name) instanceof String text ? address(text) : Optional.empty();
    }

    /** What the tool may do there. */
    List<?> serviceScopes() {
        return grades().get("scope") instanceof List<?> scopes ? scopes : List.of();
    }

    private Map<?, ?> grades() {
        return claims.getClaim(AGS) instanceof Map<?, ?> grades ? grades : Map.of();
    }

    /** A claim of Proctoring Services 1.0, where it is text. */
    Optional<String> proctoring(String name) {
        return claims.getClaim(PROCTORING + name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The address that a text is. */
    static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text of {@code deep_linking_settings}. */
    Optional<String> setting(String name) {
        return settings().get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Where the choice goes, if that is an address. */
    Optional<URI> returnAddress() {
        return setting("deep_link_return_url").flatMap(LaunchClaims::address);
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
        return custom(name).flatMap(LaunchClaims::address);
    }
}
