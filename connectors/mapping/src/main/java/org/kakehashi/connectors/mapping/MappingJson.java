package org.kakehashi.connectors.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON members by type, with a finding for each that is not as it should be. */
public final class MappingJson {

    /** Characters of a mapping. */
    public static final int LONGEST = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Findings findings;
    private boolean sound = true;

    MappingJson(Findings findings) {
        this.findings = findings;
    }

    /** Whether nothing was reported. */
    public boolean isSound() {
        return sound;
    }

    /** Reports a rule broken at a place. */
    public void report(Rule rule, String pointer, @Nullable String value, Object... details) {
        sound = false;
        findings.report(rule.brokenIn(Finding.SETTINGS, details).at(pointer, value));
    }

    /** The root object; null when the text is no JSON object. */
    @Nullable
    JsonNode parse(String text) {
        if (text.length() > LONGEST) {
            report(MappingRule.LENGTH, "", null, LONGEST);
            return null;
        }
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root.isObject()) {
                return root;
            }
            report(MappingRule.TYPE, "", null, "オブジェクト({…})", "an object ({…})");
        } catch (JacksonException e) {
            sound = false;
            TokenStreamLocation place = e.getLocation();
            findings.report(MappingRule.JSON
                    .brokenIn(Finding.SETTINGS)
                    .atLine(place == null ? 1 : Math.max(1, place.getLineNr())));
        }
        return null;
    }

    /** Reports members that are not among those known. */
    public void checkMembers(JsonNode object, String pointer, List<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                report(MappingRule.UNKNOWN, at(pointer, name), name, String.join(", ", known));
            }
        }
    }

    /** An object that must be there. */
    public @Nullable JsonNode object(JsonNode parent, String pointer, String name) {
        JsonNode node = member(parent, pointer, name);
        if (node == null || node.isObject()) {
            return node;
        }
        report(MappingRule.TYPE, at(pointer, name), node.toString(), "オブジェクト({…})", "an object ({…})");
        return null;
    }

    /** A string that must be there, not blank. */
    public @Nullable String string(JsonNode parent, String pointer, String name) {
        JsonNode node = member(parent, pointer, name);
        return node == null ? null : string(node, at(pointer, name));
    }

    /** A string, not blank. */
    public @Nullable String string(JsonNode node, String pointer) {
        if (node.isString() && !node.stringValue().isBlank()) {
            return node.stringValue();
        }
        report(MappingRule.TYPE, pointer, node.toString(), "空でない文字列", "a string that is not empty");
        return null;
    }

    /** A word of a vocabulary that must be there. */
    public @Nullable String word(JsonNode parent, String pointer, String name, List<String> vocabulary) {
        String word = string(parent, pointer, name);
        if (word == null || vocabulary.contains(word)) {
            return word;
        }
        report(MappingRule.VALUE, at(pointer, name), word, String.join(", ", vocabulary));
        return null;
    }

    /** A list of strings, with at least one. */
    public List<String> strings(JsonNode parent, String pointer, String name) {
        JsonNode node = parent.path(name);
        if (!node.isArray() || node.isEmpty()) {
            report(MappingRule.TYPE, at(pointer, name), node.toString(), "文字列の配列", "a list of strings");
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String string = string(node.get(i), at(pointer, name) + "/" + i);
            strings.add(string == null ? "" : string);
        }
        return strings;
    }

    /** A whole number; the usual one where it is missing. */
    public int number(JsonNode parent, String pointer, String name, int least, int most, int usual) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode()) {
            return usual;
        }
        if (node.isInt() && node.intValue() >= least && node.intValue() <= most) {
            return node.intValue();
        }
        String range = least + "–" + most;
        report(MappingRule.TYPE, at(pointer, name), node.toString(), range + " の整数", "a whole number, " + range);
        return usual;
    }

    /** true or false; false where it is missing. */
    public boolean flag(JsonNode parent, String pointer, String name) {
        JsonNode node = parent.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            report(MappingRule.TYPE, at(pointer, name), node.toString(), "true か false", "true or false");
        }
        return node.asBoolean(false);
    }

    private @Nullable JsonNode member(JsonNode parent, String pointer, String name) {
        JsonNode node = parent.get(name);
        if (node == null) {
            report(MappingRule.MISSING, at(pointer, name), null, name);
        }
        return node;
    }

    /** The pointer to a member. */
    public static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
