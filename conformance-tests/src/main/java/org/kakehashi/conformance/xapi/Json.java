package org.kakehashi.conformance.xapi;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees. Paths name properties and indices, parted by slashes: {@code context/contextActivities/parent/0/id}. */
public final class Json {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Reads JSON, where strings may stand in single quotes. */
    public static JsonNode parse(String json) {
        return LENIENT.readTree(json);
    }

    /** Reads a JSON object, where strings may stand in single quotes. */
    public static ObjectNode object(String json) {
        return (ObjectNode) parse(json);
    }

    /** A JSON string in quotes. */
    public static String quote(String text) {
        return LENIENT.writeValueAsString(text);
    }

    /** The value at a path, or a missing node. */
    public static JsonNode at(JsonNode root, String path) {
        JsonNode node = root;
        for (String step : path.split("/", -1)) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    /** Puts a value at a path whose parent is there. */
    public static void set(ObjectNode root, String path, JsonNode value) {
        JsonNode parent = parent(root, path);
        String last = last(path);
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    /** Removes what is at a path. */
    public static JsonNode remove(ObjectNode root, String path) {
        return ((ObjectNode) parent(root, path)).remove(last(path));
    }

    private static JsonNode parent(ObjectNode root, String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? root : at(root, path.substring(0, slash));
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
