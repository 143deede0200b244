package org.kakehashi.hub.lti.internal.dynamic;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.MessageNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool is told of its registration (Dynamic Registration 1.0, 2.3; RFC 7592, 3): what it sent, without what the hub has no use
 * for, and what it needs for launches and for changing it.
 */
final class RegistrationAnswer {
    /** Where the registration stands; an addition of the hub's. */
    static final String STATE = "https://kakehashi.example/lti/registration_state";

    private RegistrationAnswer() {}

    /** The answer; {@code scopes} are those that it has, or while it waits, those it may get. */
    static ObjectNode of(
            Registration registration, JsonNode sent, Collection<LtiScope> scopes, String clientUri, String token) {
        ObjectNode answer = ((ObjectNode) sent.deepCopy()).retain(LtiConfiguration.METADATA);
        answer.put("client_id", registration.clientId().toString());
        answer.put("client_id_issued_at", registration.receivedAt().getEpochSecond());
        answer.put("registration_client_uri", clientUri);
        answer.put("registration_access_token", token);
        answer.set("response_types", JsonMapper.shared().createArrayNode().add("id_token"));
        answer.set(
                "grant_types",
                JsonMapper.shared().createArrayNode().add("implicit").add("client_credentials"));
        answer.put("scope", scopes.stream().map(LtiScope::uri).sorted().collect(Collectors.joining(" ")));
        answer.put(STATE, registration.state().name().toLowerCase(Locale.ROOT));
        if (answer.get(LtiConfiguration.TOOL) instanceof ObjectNode tool) {
            tool.put("deployment_id", registration.deploymentId());
            tool.set("messages", sent(tool.path("messages")));
        }
        return answer;
    }

    private static ArrayNode sent(JsonNode messages) {
        ArrayNode sent = JsonMapper.shared().createArrayNode();
        for (JsonNode message : messages) {
            if (MessageNames.of(message.path("type").asString("")).isPresent()) {
                sent.add(message);
            }
        }
        return sent;
    }
}
