package org.kakehashi.hub.lrs.internal.format;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code format=ids}: of agents, groups, activities and verbs only what identifies them (1.0.3 part 3, 2.1.3). */
final class IdsFormat {
    static final List<String> IDENTIFIERS = List.of("mbox", "mbox_sha1sum", "openid", "account");
    private static final Set<String> OF_AGENT = Set.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");
    private static final Set<String> OF_ANONYMOUS = Set.of("objectType", "member");
    private static final Set<String> OF_ACTIVITY = Set.of("objectType", "id");
    private static final Set<String> OF_VERB = Set.of("id");

    private IdsFormat() {}

    static void apply(ObjectNode statement) {
        for (ObjectNode part : Trees.parts(statement)) {
            Trees.agents(part, IdsFormat::agent);
            Trees.ifObject(part.get("verb"), verb -> verb.retain(OF_VERB));
            Trees.activities(part, activity -> activity.retain(OF_ACTIVITY));
        }
    }

    /** An anonymous group is its members. */
    private static void agent(ObjectNode agent) {
        if (IDENTIFIERS.stream().anyMatch(agent::has)) {
            agent.retain(OF_AGENT);
        } else {
            agent.retain(OF_ANONYMOUS);
            Trees.ifArray(agent.get("member"), IdsFormat::agent);
        }
    }
}
