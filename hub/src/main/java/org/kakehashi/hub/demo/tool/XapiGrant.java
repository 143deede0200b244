package org.kakehashi.hub.demo.tool;

import java.net.URI;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a launch offers for reporting: the hub fills these four custom parameters in.
 *
 * @param endpoint the xAPI endpoint; ends with a slash or not
 * @param fetchUrl gives the token, once (as cmi5 §8.2)
 * @param actor whom to report on
 * @param registration under which registration
 */
public record XapiGrant(URI endpoint, URI fetchUrl, ObjectNode actor, UUID registration) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The grant in a launch; it has to lead to the platform itself. */
    static XapiGrant of(LaunchClaims launch, Registration platform) throws RefusalException {
        var endpoint = launch.customAddress("xapi_endpoint").filter(platform::owns);
        var fetchUrl = launch.customAddress("xapi_fetch_url").filter(platform::owns);
        var actor = launch.custom("xapi_actor");
        var registration = launch.custom("xapi_registration");
        if (endpoint.isEmpty() || fetchUrl.isEmpty() || actor.isEmpty() || registration.isEmpty()) {
            throw new RefusalException(Refusal.NO_GRANT);
        }
        try {
            return new XapiGrant(
                    endpoint.get(), fetchUrl.get(), agent(actor.get()), UUID.fromString(registration.get()));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new RefusalException(Refusal.NO_GRANT);
        }
    }

    private static ObjectNode agent(String text) throws RefusalException {
        if (JSON.readTree(text) instanceof ObjectNode agent && agent.has("account")) {
            // The Japan profile wants the type said, which xAPI leaves optional.
            agent.put("objectType", "Agent");
            return agent;
        }
        throw new RefusalException(Refusal.NO_GRANT);
    }
}
