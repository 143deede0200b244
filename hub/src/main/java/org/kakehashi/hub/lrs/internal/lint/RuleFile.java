package org.kakehashi.hub.lrs.internal.lint;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Profile;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Severity;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Text;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A profile's rules as read from its file.
 *
 * @param claimed which statements claim to follow the profile
 * @param rules in the file's order
 */
record RuleFile(Condition claimed, List<LintRule> rules) {
    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException where it is wrong; the hub doesn't start then
     */
    static RuleFile read(InputStream in) throws IOException {
        JsonNode file = yaml(in);
        ConditionReader conditions = new ConditionReader(prefixes(file.path("prefixes")));
        Profile profile = new Profile(text(file, "id"), both(file.path("name")));
        Condition claimed = condition(file.path("claimed"), conditions);
        return new RuleFile(
                claimed,
                file.path("rules")
                        .valueStream()
                        .map(rule -> rule(rule, profile, conditions))
                        .toList());
    }

    static JsonNode yaml(InputStream in) throws IOException {
        try (in) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return JsonMapper.shared().valueToTree(read);
        }
    }

    private static Map<String, String> prefixes(JsonNode source) {
        Map<String, String> prefixes = new TreeMap<>();
        source.properties()
                .forEach(entry -> prefixes.put(entry.getKey(), entry.getValue().asString()));
        return prefixes;
    }

    private static Condition condition(JsonNode source, ConditionReader conditions) {
        return source.isMissingNode() ? Condition.ALWAYS : conditions.read(source);
    }

    private static LintRule rule(JsonNode rule, Profile profile, ConditionReader conditions) {
        String id = profile.id() + "." + text(rule, "id");
        try {
            JsonNode must = rule.path("must");
            return new LintRule(
                    id,
                    profile,
                    text(rule, "section"),
                    Severity.valueOf(text(rule, "severity").toUpperCase(Locale.ROOT)),
                    condition(rule.path("when"), conditions),
                    conditions.read(must),
                    rule.has("label") ? missing(rule, must, conditions) : both(rule.path("say")),
                    rule.has("label") && !rule.has("fix")
                            ? add(rule.path("label"), must, conditions)
                            : both(rule.path("fix")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Rule " + id + ": " + e.getMessage(), e);
        }
    }

    /** Most rules ask that something be there; a label is enough for their texts. The place is told once. */
    private static Text missing(JsonNode rule, JsonNode must, ConditionReader conditions) {
        Text name = both(rule.path("label"));
        List<String> places = rule.has("fix") ? conditions.places(must) : List.of();
        return new Text(
                name.ja() + space(name.ja(), name.ja().length() - 1) + "がありません"
                        + (places.isEmpty() ? "。" : "（" + String.join(" または ", places) + "）。"),
                capital(name.en()) + " is missing"
                        + (places.isEmpty() ? "." : " (" + String.join(" or ", places) + ")."));
    }

    private static Text add(JsonNode label, JsonNode must, ConditionReader conditions) {
        Text name = both(label);
        List<String> places = conditions.places(must);
        return new Text(
                String.join(" または ", places) + " に" + space(name.ja(), 0) + name.ja()
                        + space(name.ja(), name.ja().length() - 1) + "を入れてください。",
                "Give " + name.en() + " in " + String.join(" or ", places) + ".");
    }

    /** Japanese is set off from Latin letters. */
    private static String space(String text, int at) {
        return text.charAt(at) < 0x80 ? " " : "";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Text both(JsonNode pair) {
        if (pair.size() != 2) {
            throw new IllegalArgumentException("texts stand in Japanese and English");
        }
        return new Text(pair.get(0).asString(), pair.get(1).asString());
    }

    private static String text(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return node.get(name).asString();
    }
}
