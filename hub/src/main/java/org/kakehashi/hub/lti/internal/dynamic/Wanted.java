package org.kakehashi.hub.lti.internal.dynamic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import org.kakehashi.hub.lti.internal.registration.Released;

/**
 * What a tool's configuration asks for, as the hub understands it.
 *
 * @param tool what would be registered; not checked yet
 * @param domains the hosts that are the tool's
 * @param scopes services that it wants to call
 * @param released what of persons it wants to learn, by claims and variables
 * @param claims as it names them
 * @param messages that it wants to get
 * @param links addresses about the tool, by their member's name, for who reviews it
 * @param notes what wasn't taken over
 */
record Wanted(
        NewTool tool,
        List<String> domains,
        Set<LtiScope> scopes,
        Set<Released> released,
        List<String> claims,
        List<Message> messages,
        Map<String, String> links,
        List<Note> notes) {
    /**
     * A message that the tool wants.
     *
     * @param targetLinkUri what is opened; null: the tool's
     * @param sent whether the hub sends it
     */
    record Message(
            String type,
            @Nullable String label,
            @Nullable String targetLinkUri,
            Map<String, String> customParameters,
            List<String> placements,
            boolean sent) {}
}
