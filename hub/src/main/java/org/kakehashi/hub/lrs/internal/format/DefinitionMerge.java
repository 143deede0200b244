package org.kakehashi.hub.lrs.internal.format;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One definition of an activity out of many, told from the newest on: what a newer one says stays, an older one adds languages,
 * extensions and properties. An interaction is one thing: its properties all come from the newest that has any.
 */
final class DefinitionMerge {
    private static final List<String> MERGED = List.of("name", "description", "extensions");
    private static final Set<String> INTERACTION =
            Set.of("interactionType", "correctResponsesPattern", "choices", "scale", "source", "target", "steps");

    private final ObjectNode merged = Trees.object();

    void add(ObjectNode older) {
        boolean interaction = merged.has("interactionType");
        older.forEachEntry((property, value) -> {
            if (MERGED.contains(property) && merged.get(property) instanceof ObjectNode map) {
                fill(map, value);
            } else if (!merged.has(property) && !(interaction && INTERACTION.contains(property))) {
                merged.set(property, value.deepCopy());
            }
        });
    }

    private static void fill(ObjectNode map, JsonNode older) {
        older.forEachEntry((key, value) -> {
            if (!map.has(key)) {
                map.set(key, value);
            }
        });
    }

    ObjectNode result() {
        return merged;
    }
}
