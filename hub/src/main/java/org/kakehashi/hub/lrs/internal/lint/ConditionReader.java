package org.kakehashi.hub.lrs.internal.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.lrs.internal.lint.Condition.Check;
import tools.jackson.databind.JsonNode;

/**
 * Reads conditions as rule files write them: {@code {all: […]}}, {@code {any: […]}}, {@code {not: …}}, {@code {maxBytes: n}}, or
 * {@code {path: …, <check>: …}} with one or more of {@link Checks}. {@code path} may be a list of places. {@code exists: true} asks for any value there and
 * {@code exists: false} for none; {@code every: true} asks that all values there pass.
 *
 * @param prefixes abbreviations of IRIs
 */
record ConditionReader(Map<String, String> prefixes) {
    /**
     * Reads one condition.
     *
     * @throws IllegalArgumentException where it is none
     */
    Condition read(JsonNode source) {
        if (source.has("all")) {
            return new Condition.All(each(source.get("all")));
        }
        if (source.has("any")) {
            return new Condition.Any(each(source.get("any")));
        }
        if (source.has("not")) {
            return new Condition.Not(read(source.get("not")));
        }
        if (source.has("maxBytes")) {
            return new Condition.Size(source.get("maxBytes").intValue());
        }
        if (!source.has("path")) {
            throw new IllegalArgumentException("This is no condition: " + source);
        }
        return values(source);
    }

    /** The places that a condition looks at, as people read them. */
    List<String> places(JsonNode source) {
        return source.findValues("path").stream()
                .flatMap(path -> paths(path).stream())
                .map(Path::text)
                .distinct()
                .toList();
    }

    private List<Condition> each(JsonNode sources) {
        return sources.valueStream().map(this::read).toList();
    }

    private Condition values(JsonNode source) {
        List<Check> checks = new ArrayList<>();
        boolean absent = false;
        boolean every = false;
        for (Map.Entry<String, JsonNode> entry : source.properties()) {
            switch (entry.getKey()) {
                case "path" -> {}
                case "exists" -> absent = !entry.getValue().booleanValue();
                case "every" -> every = entry.getValue().booleanValue();
                default -> checks.add(Checks.of(entry.getKey(), entry.getValue(), prefixes));
            }
        }
        Condition values = new Condition.Values(paths(source.get("path")), every, List.copyOf(checks));
        return absent ? new Condition.Not(values) : values;
    }

    private List<Path> paths(JsonNode source) {
        return source.isArray()
                ? source.valueStream()
                        .map(one -> Path.parse(one.asString(), prefixes))
                        .toList()
                : List.of(Path.parse(source.asString(), prefixes));
    }
}
