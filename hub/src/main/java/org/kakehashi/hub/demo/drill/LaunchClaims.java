package org.kakehashi.hub.demo.drill;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an LTI launch that the drill uses.
 *
 * @param claims of an id_token that has been verified
 */
record LaunchClaims(JWTClaimsSet claims) {
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
