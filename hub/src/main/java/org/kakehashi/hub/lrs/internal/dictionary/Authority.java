package org.kakehashi.hub.lrs.internal.dictionary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.OnBehalfOf;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asserts that statements are true (1.0.3 part 2, 2.4.9): the client whose credentials sent them, or an anonymous Group of the
 * client and the user for whom it acts.
 *
 * @param agents the client's account (the hub's address and the client's id), and the user's where there is one
 * @param body the Agent or Group as it is served
 */
public record Authority(List<AgentId> agents, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The authority of a client of the hub at {@code issuer}. */
    public static Authority of(ClientCaller client, String issuer) {
        String id = client.clientId().toString();
        Map<String, Object> own = agent(client.name(), issuer, id);
        OnBehalfOf user = client.rules().onBehalfOf();
        if (user == null) {
            return new Authority(List.of(AgentId.account(issuer, id)), JSON.writeValueAsString(own));
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("objectType", "Group");
        group.put("member", List.of(own, agent(null, user.homePage(), user.name())));
        List<AgentId> agents = new ArrayList<>();
        agents.add(AgentId.account(issuer, id));
        agents.add(AgentId.account(user.homePage(), user.name()));
        return new Authority(agents, JSON.writeValueAsString(group));
    }

    /** The client's account. */
    public AgentId agent() {
        return agents.getFirst();
    }

    /** By what its row is found. */
    byte[] key() {
        return TermKey.of(agents.stream().map(TermKey::identityOf).collect(Collectors.joining("\n\n")));
    }

    private static Map<String, Object> agent(@Nullable String name, String homePage, String account) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("objectType", "Agent");
        if (name != null) {
            agent.put("name", name);
        }
        Map<String, String> id = new LinkedHashMap<>();
        id.put("homePage", homePage);
        id.put("name", account);
        agent.put("account", id);
        return agent;
    }
}
