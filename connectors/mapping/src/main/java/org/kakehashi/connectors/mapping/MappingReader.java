package org.kakehashi.connectors.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.mapping.MappedField.Source;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import tools.jackson.databind.JsonNode;

/** A mapping being read from JSON; all that is wrong in it is reported by JSON Pointer. */
public final class MappingReader {
    private static final List<String> KINDS =
            Arrays.stream(RecordKind.values()).map(RecordKind::wireName).toList();

    private final JsonNode root;
    private final RecordKind kind;
    private final SubjectScheme scheme;
    private final Place place;
    private final MappingJson json;

    private MappingReader(JsonNode root, RecordKind kind, SubjectScheme scheme, Place place, MappingJson json) {
        this.root = root;
        this.kind = kind;
        this.scheme = scheme;
        this.place = place;
        this.json = json;
    }

    /**
     * Begins with a mapping: reads its kind and scheme.
     *
     * @param place how its fields name their places
     * @param own the names of the members that the connector reads itself
     * @return null where it can't be read any further; what is wrong has been reported
     */
    public static @Nullable MappingReader open(String text, Place place, List<String> own, Findings findings) {
        MappingJson json = new MappingJson(findings);
        JsonNode root = json.parse(text);
        String kindName = root == null ? null : json.word(root, "", "record", KINDS);
        if (root == null || kindName == null) {
            return null;
        }
        RecordKind kind = RecordKind.named(kindName).orElseThrow();
        String schemeMember = kind.about().fieldName() + "Scheme";
        List<String> members = new ArrayList<>(List.of("note", "record", schemeMember, "fields"));
        members.addAll(own);
        json.checkMembers(root, "", members);
        String schemeName = json.word(root, "", schemeMember, schemes(kind));
        // Without a scheme the rest is read all the same, so that all mistakes are said at once.
        SubjectScheme scheme =
                SubjectScheme.valueOf(schemeName == null ? schemes(kind).getFirst() : schemeName);
        return new MappingReader(root, kind, scheme, place, json);
    }

    /** The whole mapping, where a connector finds the members of its own. */
    public JsonNode root() {
        return root;
    }

    /** What the records are. */
    public RecordKind kind() {
        return kind;
    }

    /** Reads members and reports what is wrong with them. */
    public MappingJson json() {
        return json;
    }

    /** The words for what a kind's subject can be known by. */
    public static List<String> schemes(RecordKind kind) {
        return Arrays.stream(SubjectScheme.values())
                .filter(scheme -> scheme.about() == kind.about())
                .map(SubjectScheme::name)
                .toList();
    }

    /** The names of the fields that the mapping can have. */
    public List<String> names() {
        return MappingFields.all(kind, scheme);
    }

    /**
     * Reads the fields.
     *
     * @param elsewhere fields that the connector's own members give; they can't stand here
     * @return null when anything is wrong with the mapping
     */
    public @Nullable Mapping mapping(Set<String> elsewhere) {
        JsonNode fields = json.object(root, "", "fields");
        if (fields == null) {
            return null;
        }
        List<String> names = new ArrayList<>(names());
        names.removeAll(elsewhere);
        List<String> needed = MappingFields.needed(kind, scheme);
        json.checkMembers(fields, "/fields", names);
        Map<String, MappedField> mapped = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode node = needed.contains(name) || fields.has(name) ? json.object(fields, "/fields", name) : null;
            if (node != null) {
                mapped.put(name, field(name, node));
            }
        }
        return json.isSound() ? new Mapping(kind, scheme, mapped) : null;
    }

    private MappedField field(String name, JsonNode node) {
        String pointer = "/fields/" + name;
        if (node.has("value") && !node.has(place.member())) {
            json.checkMembers(node, pointer, List.of("value"));
            return new MappedField(new Source.Constant(constant(name, node)), false, FieldForm.PLAIN);
        }
        json.checkMembers(node, pointer, List.of(place.member(), "optional", "formats", "codes"));
        String at = json.string(node, pointer, place.member());
        if (at != null && !place.fits(at)) {
            json.report(MappingRule.POINTER, MappingJson.at(pointer, place.member()), at);
        }
        FieldForm form = form(name, node, pointer);
        return new MappedField(new Source.At(at == null ? "" : at.strip()), json.flag(node, pointer, "optional"), form);
    }

    /** How a source writes a field, by the members {@code formats} and {@code codes} of an object. */
    public FieldForm form(String name, JsonNode node, String pointer) {
        return new FormReader(json).form(kind, name, node, pointer);
    }

    private String constant(String name, JsonNode node) {
        JsonNode value = node.path("value");
        String pointer = "/fields/" + name + "/value";
        String text = value.isNumber() ? value.asString() : json.string(value, pointer);
        if (text != null) {
            Constants.check(json, kind, name, text.strip(), pointer);
        }
        return text == null ? "" : text.strip();
    }
}
