package org.kakehashi.hub.access.internal.oidc;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.PersonKeys;

/**
 * An identity provider to be added.
 *
 * @param clientSecret as the provider gave it; stored encrypted, never shown again
 */
record NewIdentityProvider(
        @NotBlank @Size(max = 60) String name,

        @NotBlank @Size(max = 500) @Pattern(regexp = "https?://\\S+")
        String issuer,

        @NotBlank @Size(max = 200) String clientId,
        @NotBlank @Size(max = 500) String clientSecret,
        @NotBlank @Size(max = 100) String claim,
        @NotNull PersonKeys.Key personKey,
        @Nullable @Size(max = 100) String requiredClaim,
        @Nullable @Size(max = 200) String requiredValue) {

    IdentityProvider withId(UUID id) {
        return new IdentityProvider(
                id, name, issuer, clientId, claim, personKey, empty(requiredClaim), empty(requiredValue), true);
    }

    /** An address can be given to somebody else; so it names nobody (OpenID Connect Core 5.7). */
    boolean linksByEmail() {
        return claim.equalsIgnoreCase("email");
    }

    boolean requiresHalf() {
        return (empty(requiredClaim) == null) != (empty(requiredValue) == null);
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
