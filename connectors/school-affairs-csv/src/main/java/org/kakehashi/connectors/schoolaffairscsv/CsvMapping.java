package org.kakehashi.connectors.schoolaffairscsv;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvLayout;
import org.kakehashi.connectors.csv.Encoding;
import org.kakehashi.connectors.mapping.Mapping;
import org.kakehashi.connectors.mapping.MappingJson;
import org.kakehashi.connectors.mapping.MappingReader;
import org.kakehashi.connectors.mapping.Place;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordReader;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of a CSV file.
 *
 * @param encoding one of {@link Encoding#NAMES}
 * @param wide how a row holds many records; null where it holds one
 */
record CsvMapping(
        Mapping fields,
        String encoding,
        CsvLayout layout,
        @Nullable WideLayout wide) {

    /** The words for what stands between cells. */
    static final Map<String, Character> DELIMITERS = delimiters();

    private static final List<String> OWN = List.of("encoding", "delimiter", "headerLine", "wide");

    private static Map<String, Character> delimiters() {
        Map<String, Character> delimiters = new LinkedHashMap<>();
        delimiters.put("comma", ',');
        delimiters.put("tab", '\t');
        delimiters.put("semicolon", ';');
        return delimiters;
    }

    /** The mapping; null when something is wrong with it, which has been reported. */
    static @Nullable CsvMapping read(String text, Findings findings) {
        MappingReader reader = MappingReader.open(text, Place.COLUMN, OWN, findings);
        if (reader == null) {
            return null;
        }
        JsonNode root = reader.root();
        MappingJson json = reader.json();
        String encoding = root.has("encoding") ? json.word(root, "", "encoding", Encoding.NAMES) : Encoding.AUTO;
        String delimiter =
                root.has("delimiter") ? json.word(root, "", "delimiter", List.copyOf(DELIMITERS.keySet())) : "comma";
        int headerLine = json.number(root, "", "headerLine", 1, CsvLayout.LOWEST_HEADER, 1);
        WideLayout wide = root.has("wide") ? new WideReader(reader).read() : null;
        Mapping fields = reader.mapping(elsewhere(wide));
        if (fields == null || encoding == null || delimiter == null) {
            return null;
        }
        return new CsvMapping(
                fields, encoding, new CsvLayout(DELIMITERS.getOrDefault(delimiter, ','), headerLine, false), wide);
    }

    /** The fields that a wide layout gives; a key of the row's own would be the same for all its records. */
    private static Set<String> elsewhere(@Nullable WideLayout wide) {
        if (wide == null) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(wide.header().keySet());
        names.add(wide.cell());
        names.add(RecordReader.SOURCE_KEY);
        return names;
    }

    /** A reader of the records. Fields in column names come to it in plain form. */
    RecordReader reader(Findings findings) {
        Map<String, FieldForm> forms = new LinkedHashMap<>(fields.forms());
        if (wide != null) {
            forms.put(wide.cell(), wide.cellForm());
            wide.header().forEach((name, form) -> forms.put(name, new FieldForm(form.formats(), Map.of())));
        }
        return new RecordReader(fields.kind(), fields.scheme(), forms, findings);
    }
}
