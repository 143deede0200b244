package org.kakehashi.connectors.onerosterrest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item's extensions by name, objects inside them by names joined with dots: {@code jp.homeClass} is found whether it is written as
 * one name or as an object {@code jp}. Case doesn't count, since {@code ShussekiNo} was renamed {@code shussekiNo}.
 */
final class Metadata {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2000;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> taken = new java.util.HashSet<>();

    private Metadata() {}

    static Metadata of(JsonNode json, Item item) {
        Metadata metadata = new Metadata();
        if (json.isObject()) {
            metadata.take("", json, item);
        } else if (!json.isMissingNode() && !json.isNull()) {
            item.report(ItemRule.SHAPE, "metadata", "{…}");
        }
        return metadata;
    }

    private void take(String prefix, JsonNode json, Item item) {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                take(name + ".", value, item);
                continue;
            }
            String text = value.isValueNode() ? value.asString("") : value.toString();
            boolean fit = name.length() <= LONGEST_NAME
                    && text.length() <= LONGEST_TEXT
                    && (name + text).indexOf('\0') < 0
                    && values.size() < MOST;
            if (!fit) {
                item.report(ItemRule.TEXT, "metadata", LONGEST_TEXT);
                return;
            }
            if (!text.isEmpty() && !value.isNull() && !text.equals("NULL")) {
                values.put(name, text);
            }
        }
    }

    /** The value of a name that a field of the record stands for. */
    @Nullable
    String known(String name) {
        taken.add(name.toLowerCase(Locale.ROOT));
        return values.get(name);
    }

    /** What no field stands for. */
    Map<String, String> others() {
        Map<String, String> others = new HashMap<>(values);
        others.keySet().removeIf(name -> taken.contains(name.toLowerCase(Locale.ROOT)));
        return others;
    }
}
