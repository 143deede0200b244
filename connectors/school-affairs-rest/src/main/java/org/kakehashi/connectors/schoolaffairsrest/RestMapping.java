package org.kakehashi.connectors.schoolaffairsrest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.mapping.Mapping;
import org.kakehashi.connectors.mapping.MappingJson;
import org.kakehashi.connectors.mapping.MappingReader;
import org.kakehashi.connectors.mapping.MappingRule;
import org.kakehashi.connectors.mapping.Place;
import org.kakehashi.connectors.spi.Findings;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of an API's answers.
 *
 * @param items where in a page the array of items is
 * @param next where in a page the next one is named; null: there is one page only
 * @param parameter the query parameter that takes what stands at {@code next}; null: an address stands there
 * @param cursor where in an item its place in the order of changes is; null: its date counts
 * @param pointers the places of fields, read once
 */
record RestMapping(
        Mapping fields,
        JsonPointer items,
        @Nullable JsonPointer next,
        @Nullable String parameter,
        @Nullable JsonPointer cursor,
        Map<String, JsonPointer> pointers) {

    private static final List<String> OWN = List.of("items", "next", "nextParameter", "cursor");

    /** The mapping; null when something is wrong with it, which has been reported. */
    static @Nullable RestMapping read(String text, Findings findings) {
        MappingReader reader = MappingReader.open(text, Place.POINTER, OWN, findings);
        if (reader == null) {
            return null;
        }
        JsonPointer items = pointer(reader, "items");
        JsonPointer next = pointer(reader, "next");
        JsonPointer cursor = pointer(reader, "cursor");
        String parameter =
                reader.root().has("nextParameter") ? reader.json().string(reader.root(), "", "nextParameter") : null;
        Mapping fields = reader.mapping(Set.of());
        if (fields == null) {
            return null;
        }
        Map<String, JsonPointer> pointers = new LinkedHashMap<>();
        fields.places().values().forEach(place -> pointers.put(place, JsonPointer.compile(place)));
        return new RestMapping(fields, items == null ? JsonPointer.empty() : items, next, parameter, cursor, pointers);
    }

    /** Items may be the page itself, which an empty pointer, or none, says. */
    private static @Nullable JsonPointer pointer(MappingReader reader, String name) {
        JsonNode node = reader.root().path(name);
        if (node.isMissingNode() || (node.isString() && node.stringValue().isEmpty())) {
            return null;
        }
        MappingJson json = reader.json();
        String text = json.string(node, "/" + name);
        if (text == null) {
            return null;
        }
        if (!text.startsWith("/")) {
            json.report(MappingRule.POINTER, "/" + name, text);
            return null;
        }
        return JsonPointer.compile(text);
    }
}
