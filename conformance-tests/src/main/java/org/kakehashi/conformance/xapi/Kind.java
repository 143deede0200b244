package org.kakehashi.conformance.xapi;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of value, from {@code kinds.json}. {@code null} is in none of the lists: it is refused everywhere outside of extensions.
 *
 * @param wrongTypes JSON of types that can't stand there
 * @param badFormats JSON of the right type, wrong within
 * @param good JSON that must be taken
 */
public record Kind(List<JsonNode> wrongTypes, List<JsonNode> badFormats, List<JsonNode> good) {
    private static final ObjectNode ALL = Json.object(Resources.text("kinds.json"));

    /** The kind of that name. */
    public static Kind named(String name) {
        JsonNode kind = ALL.required(name);
        return new Kind(list(kind, "wrong types"), list(kind, "bad formats"), list(kind, "good"));
    }

    private static List<JsonNode> list(JsonNode kind, String name) {
        return StreamSupport.stream(kind.required(name).spliterator(), false).toList();
    }
}
