package org.kakehashi.hub.lrs.internal.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The statements of {@code lint-cases/<profile>.yaml}. */
final class LintCases {
    private static final int LONG = 70_000;

    private final JsonNode file;
    private final Map<String, String> prefixes = new TreeMap<>();

    private LintCases(JsonNode file) {
        this.file = file;
        file.path("prefixes")
                .properties()
                .forEach(entry -> prefixes.put(entry.getKey(), entry.getValue().asString()));
    }

    static LintCases of(String profile) throws IOException {
        InputStream in = LintCases.class.getResourceAsStream("/lint-cases/" + profile + ".yaml");
        return new LintCases(RuleFile.yaml(Objects.requireNonNull(in, "lint-cases/" + profile + ".yaml")));
    }

    static LintCases unchecked(String profile) {
        try {
            return of(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return Set.copyOf(file.path("cases").propertyNames());
    }

    List<Map.Entry<String, JsonNode>> bases() {
        return file.path("bases").properties().stream()
                .map(entry -> Map.entry(entry.getKey(), base(entry.getKey())))
                .toList();
    }

    JsonNode passing(String name) {
        JsonNode one = file.path("cases").path(name);
        return changed(base(one.path("of").asString()), one.path("with"));
    }

    JsonNode failing(String name) {
        return changed(passing(name), file.path("cases").path(name).path("break"));
    }

    private JsonNode base(String name) {
        return changed(
                Objects.requireNonNull(file.path("bases").get(name), name).deepCopy(), file.path("none"));
    }

    private JsonNode changed(JsonNode statement, JsonNode changes) {
        changes.properties().forEach(change -> set((ObjectNode) statement, change.getKey(), change.getValue()));
        withoutNulls(statement);
        return statement;
    }

    private void set(ObjectNode statement, String path, JsonNode value) {
        List<String> steps = Path.parse(path, prefixes).steps();
        ObjectNode at = statement;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at.withObjectProperty(step);
        }
        boolean isLong = value.isString() && value.stringValue().equals("long");
        at.set(steps.getLast(), isLong ? StringNode.valueOf("x".repeat(LONG)) : value.deepCopy());
    }

    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> object.get(name).isNull())
                    .forEach(object::remove);
        }
        node.forEach(LintCases::withoutNulls);
    }
}
