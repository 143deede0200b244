package org.kakehashi.connectors.schoolaffairscsv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.schoolaffairscsv.Mapping.MappedField;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.TemporalFormat;
import tools.jackson.databind.JsonNode;

/** Makes a {@link Mapping} of JSON, reporting everything that is wrong in it by JSON Pointer. */
final class MappingReader {

    private static final List<String> FIELD_MEMBERS = List.of("column", "optional", "formats", "codes");
    private static final List<String> KINDS =
            Arrays.stream(RecordKind.values()).map(RecordKind::wireName).toList();

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
        String kindName = json.word(root, "", "record", KINDS);
        String encoding = root.has("encoding") ? json.word(root, "", "encoding", Encoding.NAMES) : Encoding.AUTO;
        JsonNode fields = json.object(root, "", "fields");
        if (kindName == null) {
            return null;
        }
        RecordKind kind = RecordKind.named(kindName).orElseThrow();
        String schemeMember = kind.about().fieldName() + "Scheme";
        json.checkMembers(root, "", List.of("note", "record", "encoding", schemeMember, "fields"));
        String schemeName = json.word(root, "", schemeMember, schemes(kind));
        if (fields == null || encoding == null) {
            return null;
        }
        // Without a scheme the fields are read all the same, so that all mistakes are said at once.
        SubjectScheme scheme =
                SubjectScheme.valueOf(schemeName == null ? schemes(kind).getFirst() : schemeName);
        return new Mapping(kind, encoding, scheme, fields(kind, scheme, fields));
    }

    private static List<String> schemes(RecordKind kind) {
        return Arrays.stream(SubjectScheme.values())
                .filter(scheme -> scheme.about() == kind.about())
                .map(SubjectScheme::name)
                .toList();
    }

    private Map<String, MappedField> fields(RecordKind kind, SubjectScheme scheme, JsonNode fields) {
        List<String> names = MappingFields.all(kind, scheme);
        List<String> needed = MappingFields.needed(kind, scheme);
        json.checkMembers(fields, "/fields", names);
        Map<String, MappedField> mapped = new LinkedHashMap<>();
        for (String name : names) {
            if (needed.contains(name) || fields.has(name)) {
                JsonNode node = json.object(fields, "/fields", name);
                if (node != null) {
                    mapped.put(name, field(kind, name, node));
                }
            }
        }
        return mapped;
    }

    private MappedField field(RecordKind kind, String name, JsonNode node) {
        String pointer = "/fields/" + name;
        json.checkMembers(node, pointer, FIELD_MEMBERS);
        String column = json.string(node, pointer, "column");
        Optional<Field> field = kind.field(name);
        boolean date = name.equals(RecordReader.DATE);
        boolean time = field.filter(own -> own.type() == Field.Type.TIME).isPresent();
        FieldForm form = new FieldForm(
                date || time ? formats(date, node, pointer) : List.of(),
                field.filter(own -> own.type() == Field.Type.CODE)
                        .map(own -> codes(own, node, pointer))
                        .orElse(Map.of()));
        return new MappedField(column == null ? "" : column.strip(), json.flag(node, pointer, "optional"), form);
    }

    private List<TemporalFormat> formats(boolean date, JsonNode node, String pointer) {
        List<TemporalFormat> formats = new ArrayList<>();
        List<String> patterns = node.has("formats") ? json.strings(node, pointer, "formats") : List.of();
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            TemporalFormat format = format(pattern);
            if (format != null && (date ? format.readsDates() : format.readsTimes())) {
                formats.add(format);
            } else {
                String examples = date ? "yyyy-MM-dd, yyyy/M/d, Gy年M月d日" : "H:mm, H時m分";
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

    private Map<String, String> codes(Field field, JsonNode node, String pointer) {
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
