package org.kakehashi.hub.lrs.internal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Statements as trees, which keep the order of properties and the digits of numbers. */
final class Trees {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> CONTEXT_ACTIVITIES = List.of("parent", "grouping", "category", "other");

    private Trees() {}

    /** The tree of a valid statement. */
    static ObjectNode read(byte[] statement) {
        return (ObjectNode) JSON.readTree(statement);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] write(JsonNode tree) {
        return JSON.writeValueAsBytes(tree);
    }

    /** The statement, and the SubStatement that it may have as its object. */
    static List<ObjectNode> parts(ObjectNode statement) {
        List<ObjectNode> parts = new ArrayList<>(List.of(statement));
        ifObject(statement.get("object"), object -> {
            if (typeOf(object).equals("SubStatement")) {
                parts.add(object);
            }
        });
        return parts;
    }

    /** Every activity of a part: its object, and those of its context. */
    static void activities(ObjectNode part, Consumer<ObjectNode> each) {
        ifObject(part.get("object"), object -> {
            if (typeOf(object).equals("Activity")) {
                each.accept(object);
            }
        });
        JsonNode context = part.path("context").path("contextActivities");
        for (String place : CONTEXT_ACTIVITIES) {
            JsonNode activities = context.path(place);
            ifObject(activities, each);
            ifArray(activities, each);
        }
    }

    /** Every Agent and Group of a part. */
    static void agents(ObjectNode part, Consumer<ObjectNode> each) {
        ifObject(part.get("actor"), each);
        ifObject(part.get("authority"), each);
        ifObject(part.get("object"), object -> {
            if (typeOf(object).equals("Agent") || typeOf(object).equals("Group")) {
                each.accept(object);
            }
        });
        JsonNode context = part.path("context");
        ifObject(context.get("instructor"), each);
        ifObject(context.get("team"), each);
        ifArray(context.path("contextAgents"), item -> ifObject(item.get("agent"), each));
        ifArray(context.path("contextGroups"), item -> ifObject(item.get("group"), each));
    }

    static void ifObject(@Nullable JsonNode node, Consumer<ObjectNode> then) {
        if (node instanceof ObjectNode object) {
            then.accept(object);
        }
    }

    static void ifArray(@Nullable JsonNode node, Consumer<ObjectNode> each) {
        if (node instanceof ArrayNode array) {
            array.forEach(item -> ifObject(item, each));
        }
    }

    private static String typeOf(ObjectNode object) {
        return object.path("objectType").asString("Activity");
    }
}
