package org.kakehashi.connectors.schoolaffairscsv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.schoolaffairscsv.Mapping.MappedField;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.PersonRef;
import tools.jackson.databind.JsonNode;

/** Makes a {@link Mapping} of JSON, reporting everything that is wrong in it by JSON Pointer. */
final class MappingReader {

    private static final List<String> MEMBERS = List.of("note", "record", "encoding", "personScheme", "fields");
    private static final List<String> FIELD_MEMBERS = List.of("column", "optional", "formats", "codes");
    private static final List<String> SCHEMES =
            Arrays.stream(PersonRef.Scheme.values()).map(Enum::name).toList();

    private final MappingJson json;

    private MappingReader(Findings findings) {
        this.json = new MappingJson(findings);
    }

    /** The mapping; null when something is wrong with it, which has been reported. */
    static @Nullable Mapping read(String text, Findings findings) {
        MappingReader reader = new MappingReader(findings);
        JsonNode root = reader.json.parse(text);
        Mapping mapping = root == null ? null : reader.mapping(root);
        return reader.json.isSound() ? mapping : null;
    }

    private @Nullable Mapping mapping(JsonNode root) {
        json.checkMembers(root, "", MEMBERS);
        String kindName =
                json.word(root, "", "record", Kind.ALL.stream().map(Kind::name).toList());
        String scheme = json.word(root, "", "personScheme", SCHEMES);
        String encoding = root.has("encoding") ? json.word(root, "", "encoding", Encoding.NAMES) : Encoding.AUTO;
        JsonNode fields = json.object(root, "", "fields");
        if (kindName == null || fields == null) {
            return null;
        }
        Kind kind = Kind.named(kindName).orElseThrow();
        Map<String, MappedField> mapped = fields(kind, fields);
        return scheme == null || encoding == null
                ? null
                : new Mapping(kind, encoding, PersonRef.Scheme.valueOf(scheme), mapped);
    }

    private Map<String, MappedField> fields(Kind kind, JsonNode fields) {
        json.checkMembers(
                fields, "/fields", kind.fields().stream().map(Kind.Field::name).toList());
        Map<String, MappedField> mapped = new LinkedHashMap<>();
        for (Kind.Field field : kind.fields()) {
            if (field.required() || fields.has(field.name())) {
                JsonNode node = json.object(fields, "/fields", field.name());
                if (node != null) {
                    mapped.put(field.name(), field(field, node, "/fields/" + field.name()));
                }
            }
        }
        return mapped;
    }

    private MappedField field(Kind.Field field, JsonNode node, String pointer) {
        json.checkMembers(node, pointer, FIELD_MEMBERS);
        String column = json.string(node, pointer, "column");
        return new MappedField(
                column == null ? "" : column.strip(),
                json.flag(node, pointer, "optional"),
                field.type() == Kind.Type.DATE || field.type() == Kind.Type.TIME
                        ? formats(field.type(), node, pointer)
                        : List.of(),
                field.type() == Kind.Type.CODE ? codes(field, node, pointer) : Map.of());
    }

    private List<TemporalFormat> formats(Kind.Type type, JsonNode node, String pointer) {
        String usual = type == Kind.Type.DATE ? "yyyy-MM-dd" : "H:mm";
        List<TemporalFormat> formats = new ArrayList<>();
        List<String> patterns = node.has("formats") ? json.strings(node, pointer, "formats") : List.of(usual);
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            TemporalFormat format = format(pattern);
            if (format != null && format.fits(type)) {
                formats.add(format);
            } else {
                String examples = type == Kind.Type.DATE ? "yyyy-MM-dd, yyyy/M/d, Gy年M月d日" : "H:mm, H時m分";
                json.report(RecordRule.MAPPING_FORMAT, pointer + "/formats/" + i, pattern, examples);
            }
        }
        return formats;
    }

    private static @Nullable TemporalFormat format(String pattern) {
        try {
            return TemporalFormat.of(pattern);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, String> codes(Kind.Field field, JsonNode node, String pointer) {
        JsonNode codes = json.object(node, pointer, "codes");
        Map<String, String> words = new LinkedHashMap<>();
        if (codes != null) {
            for (String code : codes.propertyNames()) {
                String word = json.word(codes, pointer + "/codes", code, field.values());
                words.put(code.strip(), word == null ? "" : word);
            }
        }
        return words;
    }
}
