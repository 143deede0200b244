package org.kakehashi.connectors.schoolaffairscsv;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvLayout;
import org.kakehashi.connectors.mapping.MappingJson;
import org.kakehashi.connectors.mapping.MappingReader;
import org.kakehashi.connectors.mapping.MappingRule;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.TemporalFormat;
import tools.jackson.databind.JsonNode;

/** Reads the member {@code wide} of a mapping. */
final class WideReader {
    private static final String WIDE = "/wide";
    private static final String MONTH = WIDE + "/header/date/month";
    private static final List<String> MEMBERS = List.of("columns", "header", "cell", "empty", "except", "weekdaysOnly");

    private final MappingReader reader;
    private final MappingJson json;
    private List<TemporalFormat> dateFormats = List.of();
    private @Nullable SheetMonth month;

    WideReader(MappingReader reader) {
        this.reader = reader;
        this.json = reader.json();
    }

    /** The layout; null where something is wrong with it, which has been reported. */
    @Nullable
    WideLayout read() {
        JsonNode wide = json.object(reader.root(), "", "wide");
        if (wide == null) {
            return null;
        }
        json.checkMembers(wide, WIDE, MEMBERS);
        Map<String, FieldForm> header = header(wide);
        List<HeaderTemplate> templates = templates(wide, header.keySet());
        Map<String, FieldForm> cell = cell(wide, header.keySet());
        Set<String> except = wide.has("except") ? set(json.strings(wide, WIDE, "except")) : Set.of();
        boolean weekdays = json.flag(wide, WIDE, "weekdaysOnly");
        if (!json.isSound() || cell.isEmpty()) {
            return null;
        }
        Map.Entry<String, FieldForm> held = cell.entrySet().iterator().next();
        Set<String> empty = empty(wide, held.getValue());
        return new WideLayout(
                templates, header, dateFormats, month, held.getKey(), held.getValue(), empty, except, weekdays);
    }

    private Map<String, FieldForm> header(JsonNode wide) {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        JsonNode header = json.object(wide, WIDE, "header");
        if (header == null) {
            return forms;
        }
        json.checkMembers(header, WIDE + "/header", reader.names());
        if (header.isEmpty()) {
            json.report(MappingRule.MISSING, WIDE + "/header", null, String.join("・", reader.names()));
        }
        for (String name : header.propertyNames()) {
            JsonNode node = json.object(header, WIDE + "/header", name);
            if (node != null) {
                forms.put(name, headerForm(name, node));
            }
        }
        return forms;
    }

    private FieldForm headerForm(String name, JsonNode node) {
        String pointer = MappingJson.at(WIDE + "/header", name);
        if (!name.equals(RecordReader.DATE)) {
            json.checkMembers(node, pointer, List.of("formats", "codes"));
            return reader.form(name, node, pointer);
        }
        json.checkMembers(node, pointer, List.of("formats", "month"));
        if (!node.has("month")) {
            dateFormats = reader.form(name, node, pointer).formats();
            dateFormats = dateFormats.isEmpty() ? List.of(TemporalFormat.ISO_DATE) : dateFormats;
            return FieldForm.PLAIN;
        }
        dateFormats = patterns(node, pointer, "d", "d, d日, M/d");
        month = month(node);
        return FieldForm.PLAIN;
    }

    private @Nullable SheetMonth month(JsonNode node) {
        JsonNode said = node.path("month");
        if (said.isObject()) {
            json.checkMembers(said, MONTH, List.of("line", "column", "formats"));
            int line = json.number(said, MONTH, "line", 1, CsvLayout.LOWEST_HEADER, 1);
            int column = json.number(said, MONTH, "column", 1, 1000, 1);
            return new SheetMonth.Cell(line, column, patterns(said, MONTH, "yyyy-MM", "yyyy年M月, Gy年M月, yyyy/M"));
        }
        String text = json.string(said, MONTH);
        if (text == null || text.equals("setting")) {
            return new SheetMonth.Setting();
        }
        try {
            return new SheetMonth.Given(YearMonth.parse(text));
        } catch (DateTimeException e) {
            json.report(
                    MappingRule.VALUE, MONTH, text, "setting, yyyy-MM (2026-04), {\"line\", \"column\", \"formats\"}");
            return null;
        }
    }

    private List<TemporalFormat> patterns(JsonNode node, String pointer, String usual, String examples) {
        List<String> patterns = node.has("formats") ? json.strings(node, pointer, "formats") : List.of(usual);
        List<TemporalFormat> formats = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            try {
                formats.add(TemporalFormat.of(patterns.get(i)));
            } catch (IllegalArgumentException e) {
                json.report(MappingRule.FORMAT, pointer + "/formats/" + i, patterns.get(i), examples);
            }
        }
        return formats;
    }

    private List<HeaderTemplate> templates(JsonNode wide, Set<String> header) {
        boolean one = wide.path("columns").isString();
        String only = one ? json.string(wide, WIDE, "columns") : null;
        List<String> texts = !one ? json.strings(wide, WIDE, "columns") : only == null ? List.of() : List.of(only);
        List<HeaderTemplate> templates = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            HeaderTemplate template = HeaderTemplate.of(texts.get(i)).orElse(null);
            boolean name = template != null && template.fields().isEmpty() && header.size() == 1;
            if (template != null && (name || template.fields().equals(header))) {
                templates.add(template);
            } else if (!header.isEmpty()) {
                String fields = "{" + String.join("}, {", header) + "}";
                String at = WIDE + "/columns" + (one ? "" : "/" + i);
                json.report(RecordRule.WIDE_TEMPLATE, at, texts.get(i), fields);
            }
        }
        return templates;
    }

    private Map<String, FieldForm> cell(JsonNode wide, Set<String> header) {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        JsonNode cell = json.object(wide, WIDE, "cell");
        List<String> names = new ArrayList<>(reader.names());
        names.removeAll(header);
        if (cell == null) {
            return forms;
        }
        json.checkMembers(cell, WIDE + "/cell", names);
        if (cell.size() != 1) {
            json.report(MappingRule.TYPE, WIDE + "/cell", null, "項目を一つだけ", "one field alone");
        }
        for (String name : cell.propertyNames()) {
            String pointer = MappingJson.at(WIDE + "/cell", name);
            JsonNode node = json.object(cell, WIDE + "/cell", name);
            if (node != null) {
                json.checkMembers(node, pointer, List.of("formats", "codes"));
                forms.put(name, reader.form(name, node, pointer));
            }
        }
        return forms;
    }

    private Set<String> empty(JsonNode wide, FieldForm cell) {
        Set<String> empty = new LinkedHashSet<>();
        if (!cell.codes().containsKey("")) {
            empty.add("");
        }
        if (wide.has("empty")) {
            empty.addAll(json.strings(wide, WIDE, "empty").stream()
                    .map(String::strip)
                    .toList());
        }
        return empty;
    }

    private static Set<String> set(List<String> texts) {
        return new LinkedHashSet<>(texts.stream().map(String::strip).toList());
    }
}
