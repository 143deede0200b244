package org.kakehashi.connectors.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.TemporalFormat;
import tools.jackson.databind.JsonNode;

/** Reads how a field is written: {@code formats} of dates and times, {@code codes}. */
final class FormReader {
    private final MappingJson json;

    FormReader(MappingJson json) {
        this.json = json;
    }

    FieldForm form(RecordKind kind, String name, JsonNode node, String pointer) {
        Optional<Field> field = kind.field(name);
        boolean date = name.equals(RecordReader.DATE);
        boolean time = field.filter(own -> own.type() == Field.Type.TIME).isPresent();
        return new FieldForm(
                date || time ? formats(date, node, pointer) : List.of(),
                field.filter(own -> own.type() == Field.Type.CODE && node.has("codes"))
                        .map(own -> codes(own, node, pointer))
                        .orElse(Map.of()));
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
                String examples = date ? "yyyy-MM-dd, yyyy/M/d, Gy年M月d日" : "H:mm, H時m分, Hmm";
                json.report(MappingRule.FORMAT, pointer + "/formats/" + i, pattern, examples);
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
            if (codes.isEmpty()) {
                json.report(MappingRule.MISSING, pointer + "/codes", null, String.join("・", field.values()));
            }
            for (String code : codes.propertyNames()) {
                String word = json.word(codes, pointer + "/codes", code, field.values());
                words.put(code.strip(), word == null ? "" : word);
            }
        }
        return words;
    }
}
