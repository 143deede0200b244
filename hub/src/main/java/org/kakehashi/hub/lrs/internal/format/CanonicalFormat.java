package org.kakehashi.hub.lrs.internal.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code format=canonical}: activities with the definition that the store knows of them, and each language map of activities and verbs in
 * one language (1.0.3 part 3, 2.1.3). An activity of which the store knows no definition keeps the one that it came with.
 */
final class CanonicalFormat {
    private static final List<String> MAPS = List.of("name", "description");
    private static final List<String> COMPONENTS = List.of("choices", "scale", "source", "target", "steps");

    private final Map<String, ObjectNode> definitions;
    private final Languages languages;

    CanonicalFormat(Map<String, ObjectNode> definitions, Languages languages) {
        this.definitions = definitions;
        this.languages = languages;
    }

    void apply(ObjectNode statement) {
        for (ObjectNode part : Trees.parts(statement)) {
            Trees.ifObject(part.get("verb"), verb -> oneLanguage(verb.get("display")));
            Trees.activities(part, this::activity);
        }
    }

    private void activity(ObjectNode activity) {
        ObjectNode known = definitions.get(activity.path("id").asString(""));
        if (known != null) {
            activity.set("definition", known.deepCopy());
        }
        Trees.ifObject(activity.get("definition"), this::definition);
    }

    private void definition(ObjectNode definition) {
        MAPS.forEach(map -> oneLanguage(definition.get(map)));
        for (String list : COMPONENTS) {
            Trees.ifArray(definition.get(list), component -> oneLanguage(component.get("description")));
        }
    }

    private void oneLanguage(@Nullable JsonNode map) {
        Trees.ifObject(map, object -> languages.choose(object.propertyNames()).ifPresent(object::retain));
    }
}
