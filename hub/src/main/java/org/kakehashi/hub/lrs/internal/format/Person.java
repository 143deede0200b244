package org.kakehashi.hub.lrs.internal.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Person (1.0.3 part 3, 2.4): an agent with every property as a list. */
public final class Person {
    private final AgentId id;
    private final ObjectNode given;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * @param id the agent's identifier
     * @param agent the agent as JSON
     */
    public Person(AgentId id, String agent) {
        this.id = id;
        this.given = Trees.read(agent.getBytes(UTF_8));
        addName(given);
    }

    /** Adds the names that the agent bears in a statement. */
    public void addNames(byte[] statement) {
        for (ObjectNode part : Trees.parts(Trees.read(statement))) {
            Trees.agents(part, agent -> {
                addNameIfSame(agent);
                Trees.ifArray(agent.get("member"), this::addNameIfSame);
            });
        }
    }

    private void addNameIfSame(ObjectNode agent) {
        if (id.equals(idOf(agent))) {
            addName(agent);
        }
    }

    private void addName(ObjectNode agent) {
        String name = agent.path("name").asString("");
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    private static @Nullable AgentId idOf(ObjectNode agent) {
        JsonNode account = agent.path("account");
        if (account.isObject()) {
            return AgentId.account(
                    account.path("homePage").asString(""), account.path("name").asString(""));
        }
        if (agent.has("mbox")) {
            return AgentId.mbox(agent.path("mbox").asString("@"));
        }
        if (agent.has("mbox_sha1sum")) {
            return AgentId.mboxSha1sum(agent.path("mbox_sha1sum").asString(""));
        }
        return agent.has("openid") ? AgentId.openid(agent.path("openid").asString("")) : null;
    }

    /** The Person as JSON. */
    public byte[] json() {
        ObjectNode person = Trees.object();
        person.put("objectType", "Person");
        if (!names.isEmpty()) {
            ArrayNode list = person.putArray("name");
            names.forEach(list::add);
        }
        for (String identifier : IdsFormat.IDENTIFIERS) {
            if (given.has(identifier)) {
                person.putArray(identifier).add(given.get(identifier));
            }
        }
        return Trees.write(person);
    }
}
