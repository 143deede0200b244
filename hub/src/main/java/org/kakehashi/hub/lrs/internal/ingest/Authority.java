package org.kakehashi.hub.lrs.internal.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asserts that statements are true (1.0.3 part 2, 2.4.9): the client whose credentials sent them.
 *
 * @param agent its account: the hub's address and the client's id
 * @param body the Agent as it is served
 */
public record Authority(AgentId agent, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The authority of a client of the hub at {@code issuer}. */
    public static Authority of(ClientCaller client, String issuer) {
        String name = client.clientId().toString();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("objectType", "Agent");
        body.put("name", client.name());
        body.put("account", new LinkedHashMap<>(Map.of("homePage", issuer, "name", name)));
        return new Authority(AgentId.account(issuer, name), JSON.writeValueAsString(body));
    }
}
