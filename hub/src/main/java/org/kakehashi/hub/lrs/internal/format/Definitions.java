package org.kakehashi.hub.lrs.internal.format;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the store knows of activities: the definitions that statements of clients with the right to define brought, merged on each
 * reading, so nothing has to be kept or mended.
 */
@Component
class Definitions {
    private final DefinitionStore store;
    private final Dictionaries dictionaries;

    Definitions(DefinitionStore store, Dictionaries dictionaries) {
        this.store = store;
        this.dictionaries = dictionaries;
    }

    /** The definitions of those of the activities that have one. */
    Map<String, ObjectNode> of(int tenantId, Collection<String> activities) {
        Map<Long, String> numbers = new HashMap<>();
        for (String activity : activities) {
            Long number = dictionaries.activity(tenantId, activity);
            if (number != null) {
                numbers.put(number, activity);
            }
        }
        Map<String, DefinitionMerge> merges = new HashMap<>();
        store.newestFirst(tenantId, numbers.keySet(), (number, body) -> {
            String activity = numbers.getOrDefault(number, "");
            add(activity, body, merges.computeIfAbsent(activity, key -> new DefinitionMerge()));
        });
        Map<String, ObjectNode> definitions = new HashMap<>();
        merges.forEach((activity, merge) -> {
            if (!merge.result().isEmpty()) {
                definitions.put(activity, merge.result());
            }
        });
        return definitions;
    }

    private static void add(String activity, byte[] statement, DefinitionMerge merge) {
        for (ObjectNode part : Trees.parts(Trees.read(statement))) {
            Trees.activities(part, found -> {
                JsonNode definition = found.get("definition");
                if (definition instanceof ObjectNode known
                        && found.path("id").asString("").equals(activity)) {
                    merge.add(known);
                }
            });
        }
    }
}
