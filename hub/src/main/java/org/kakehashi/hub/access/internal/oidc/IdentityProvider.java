package org.kakehashi.hub.access.internal.oidc;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.PersonKeys;

/**
 * An identity provider of one tenant.
 *
 * @param name on its button
 * @param issuer as in its discovery document and its id_tokens
 * @param clientId of the hub there
 * @param claim whose value names the person
 * @param personKey what of the roster that is compared with
 * @param requiredClaim a claim that must have {@code requiredValue}, such as Google's {@code hd}; null: none
 * @param enabled whether one can sign in by it
 */
public record IdentityProvider(
        UUID providerId,
        String name,
        String issuer,
        String clientId,
        String claim,
        PersonKeys.Key personKey,
        @Nullable String requiredClaim,
        @Nullable String requiredValue,
        boolean enabled) {}
