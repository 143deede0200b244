package org.kakehashi.hub.lti.internal.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered tool.
 *
 * @param clientId what the tool is called by in messages
 * @param name for people
 * @param initiateLoginUri where a launch begins; may have a query
 * @param targetLinkUri what is opened where a link names nothing else
 * @param redirectUris where id_tokens may go, compared character by character
 * @param jwksUri where the tool publishes its keys
 * @param jwks its keys themselves, a JWK Set, where it publishes none
 * @param deepLinkingUri where a teacher chooses from what it offers; null: it offers nothing to choose
 * @param iconUri picture for tiles
 * @param customParameters of every launch; values may name variables
 * @param xapiGrant whether its launches may carry an xAPI grant
 * @param settings what it may call and learn
 * @param enabled false: nothing of it works
 * @param proctoringUri where it watches over assessments (Proctoring Services 1.0); null: it doesn't
 * @param inspectedUntil until when the messages of its launches are recorded; null: they aren't
 */
public record Tool(
        UUID clientId,
        String name,
        String initiateLoginUri,
        String targetLinkUri,
        List<String> redirectUris,
        @Nullable String jwksUri,
        @Nullable String jwks,
        @Nullable String deepLinkingUri,
        @Nullable String iconUri,
        Map<String, String> customParameters,
        boolean xapiGrant,
        ToolSettings settings,
        boolean enabled,
        @Nullable String proctoringUri,
        @Nullable Instant inspectedUntil) {

    /** Whether it can watch over assessments: it has an address for that, and keys to answer with. */
    boolean canProctor() {
        return proctoringUri != null && (jwksUri != null || jwks != null);
    }
}
