package org.kakehashi.hub.connect.internal.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.MappingAssistant;
import org.kakehashi.connectors.spi.records.MappingAssistant.Draft;
import org.kakehashi.connectors.spi.records.MappingAssistant.DraftField;
import org.kakehashi.connectors.spi.records.MappingAssistant.Sample;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/** The fields of the mapping editor: a draft out of what was entered, and lines of the form out of a draft. */
final class MappingForm {
    /** Most codes that are offered; a mapping may have more of its own. */
    private static final int MOST_CODES = 60;

    private static final int MOST_ENTERED = 2000;
    private static final int MOST_FORMATS = 10;

    /** Fields of every kind that no standard mapping has a column for. */
    private static final Map<String, Text> COMMON = Map.of(
            RecordReader.SOURCE_KEY,
            new Text("記録の番号(システムの中での)", "the record's own key (sourceKey)"),
            "className",
            new Text("手がかり: 学級名", "hint: class name"),
            "attendanceNumber",
            new Text("手がかり: 出席番号", "hint: attendance number"),
            "kanaName",
            new Text("手がかり: ふりがな", "hint: name in kana"));

    private MappingForm() {}

    /**
     * A field in the form.
     *
     * @param label what people call it
     * @param type {@code DATE}, {@code KEY}, or a {@link Field.Type}
     * @param codes what stands in the column, each with its word or none
     * @param words the words there are, with what people call them
     */
    record Line(
            String name,
            String label,
            String type,
            boolean needed,
            DraftField field,
            Map<String, String> codes,
            Map<String, String> words) {}

    /** What was entered; what can't be understood is as it usually is. */
    static Draft draft(MappingAssistant assistant, Map<String, String> entered) {
        RecordKind kind = RecordKind.named(entered.getOrDefault("kind", "")).orElse(RecordKind.ATTENDANCE);
        SubjectScheme scheme = schemes(kind).stream()
                .filter(one -> one.name().equals(entered.get("scheme")))
                .findFirst()
                .orElseGet(() -> assistant.standard(kind).scheme());
        Map<String, DraftField> fields = new LinkedHashMap<>();
        List<String> needed = assistant.needed(kind, scheme);
        for (String name : assistant.fields(kind, scheme)) {
            fields.put(name, field(name, entered, !needed.contains(name)));
        }
        return new Draft(
                kind,
                scheme,
                one(assistant.encodings(), entered.get("encoding")),
                one(assistant.delimiters(), entered.get("delimiter")),
                headerLine(entered.getOrDefault("headerLine", "1")),
                fields);
    }

    private static DraftField field(String name, Map<String, String> entered, boolean usuallyOptional) {
        List<String> formats = entered.getOrDefault("formats." + name, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_FORMATS)
                .toList();
        Map<String, String> codes = new LinkedHashMap<>();
        for (int i = 0; i < MOST_ENTERED; i++) {
            String code = entered.get("code." + name + "." + i);
            String word = entered.getOrDefault("word." + name + "." + i, "");
            if (code != null && !word.isEmpty()) {
                codes.put(code, word);
            }
        }
        String optional = entered.get("optional." + name);
        return new DraftField(
                entered.getOrDefault("column." + name, ""),
                entered.getOrDefault("value." + name, "").strip(),
                formats,
                codes,
                optional == null ? usuallyOptional : optional.equals("true"));
    }

    /** The standard mapping, as far as the sample has its columns. */
    static Draft begun(MappingAssistant assistant, RecordKind kind, Draft as, Sample sample) {
        Draft standard = assistant.standard(kind);
        Map<String, DraftField> fields = new LinkedHashMap<>();
        standard.fields().forEach((name, field) -> {
            boolean there = sample.header().contains(field.column());
            fields.put(name, there ? field : new DraftField("", "", field.formats(), Map.of(), field.optional()));
        });
        return new Draft(kind, standard.scheme(), as.encoding(), as.delimiter(), as.headerLine(), fields);
    }

    /** The lines of the form. */
    static List<Line> lines(MappingAssistant assistant, Draft draft, Sample sample, Locale locale) {
        Draft standard = assistant.standard(draft.kind());
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        List<String> needed = assistant.needed(draft.kind(), draft.scheme());
        List<Line> lines = new ArrayList<>();
        for (String name : assistant.fields(draft.kind(), draft.scheme())) {
            DraftField none = new DraftField("", "", List.of(), Map.of(), !needed.contains(name));
            DraftField usual = standard.fields().getOrDefault(name, none);
            DraftField field = draft.fields().getOrDefault(name, none);
            Optional<Field> own = draft.kind().field(name);
            String label = english || usual.column().isEmpty() ? label(name, own.isPresent(), english) : usual.column();
            Map<String, String> words = words(own, usual, english);
            lines.add(new Line(
                    name,
                    label,
                    name.equals(RecordReader.DATE)
                            ? "DATE"
                            : own.map(one -> one.type().name()).orElse("KEY"),
                    needed.contains(name),
                    field,
                    words.isEmpty() ? Map.of() : codes(field, usual, sample),
                    words));
        }
        return lines;
    }

    private static String label(String name, boolean ofItsKind, boolean english) {
        Text common = COMMON.get(name);
        return ofItsKind || common == null ? name : english ? common.en() : common.ja();
    }

    private static Map<String, String> words(Optional<Field> field, DraftField usual, boolean english) {
        Map<String, String> words = new LinkedHashMap<>();
        field.ifPresent(own -> own.values().forEach(word -> words.put(word, word)));
        if (!english) {
            List<Map.Entry<String, String>> codes =
                    new ArrayList<>(usual.codes().entrySet());
            codes.reversed().forEach(code -> words.replace(code.getValue(), code.getKey()));
        }
        return words;
    }

    /** What has its word, all of it, then what else stands in the column. What the standard mapping knows has its word already. */
    private static Map<String, String> codes(DraftField field, DraftField usual, Sample sample) {
        Map<String, String> codes = new LinkedHashMap<>(field.codes());
        for (String code : sample.values().getOrDefault(field.column(), List.of())) {
            if (codes.size() < MOST_CODES) {
                codes.putIfAbsent(code, field.codes().isEmpty() ? usual.codes().getOrDefault(code, "") : "");
            }
        }
        return codes;
    }

    /** What a kind's subject can be known by. */
    static List<SubjectScheme> schemes(RecordKind kind) {
        return List.of(SubjectScheme.values()).stream()
                .filter(scheme -> scheme.about() == kind.about())
                .toList();
    }

    private static String one(List<String> words, @Nullable String word) {
        return word != null && words.contains(word) ? word : words.getFirst();
    }

    private static int headerLine(String text) {
        return text.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(text), 1, 50) : 1;
    }
}
