package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.connectors.csv.CsvLayout;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.csv.Encoding;
import org.kakehashi.connectors.mapping.MappedField;
import org.kakehashi.connectors.mapping.MappingFields;
import org.kakehashi.connectors.spi.records.MappingAssistant.Draft;
import org.kakehashi.connectors.spi.records.MappingAssistant.DraftField;
import org.kakehashi.connectors.spi.records.MappingAssistant.Sample;
import org.kakehashi.connectors.spi.records.MappingAssistant.SampleRow;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.TemporalFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns drafts of mappings into mappings and back, and looks into samples. */
final class CsvAssistant {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS = 20;
    private static final int VALUES = 40;
    private static final int LONGEST_VALUE = 60;

    private CsvAssistant() {}

    static Draft standard(RecordKind kind) {
        String json = BuiltInMappings.json("standard-" + kind.wireName()).orElseThrow();
        return read(json).orElseThrow();
    }

    static Optional<Draft> read(String json) {
        CsvMapping mapping = CsvMapping.read(json, finding -> {});
        if (mapping == null || mapping.wide() != null) {
            return Optional.empty();
        }
        List<String> needed =
                MappingFields.needed(mapping.fields().kind(), mapping.fields().scheme());
        Map<String, DraftField> fields = new LinkedHashMap<>();
        mapping.fields().fields().forEach((name, field) -> fields.put(name, draft(field, !needed.contains(name))));
        String delimiter = CsvMapping.DELIMITERS.entrySet().stream()
                .filter(one -> one.getValue() == mapping.layout().delimiter())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return Optional.of(new Draft(
                mapping.fields().kind(),
                mapping.fields().scheme(),
                mapping.encoding(),
                delimiter,
                mapping.layout().headerLine(),
                fields));
    }

    /** @param usuallyOptional what a field from no column is, should it come from one */
    private static DraftField draft(MappedField field, boolean usuallyOptional) {
        List<String> formats =
                field.form().formats().stream().map(TemporalFormat::pattern).toList();
        return switch (field.source()) {
            case MappedField.Source.At(String column) ->
                new DraftField(column, "", formats, field.form().codes(), field.optional());
            case MappedField.Source.Constant(String value) ->
                new DraftField("", value, List.of(), Map.of(), usuallyOptional);
        };
    }

    static String write(Draft draft) {
        ObjectNode root = JSON.createObjectNode();
        root.put("record", draft.kind().wireName());
        root.put(draft.kind().about().fieldName() + "Scheme", draft.scheme().name());
        root.put("encoding", draft.encoding());
        root.put("delimiter", draft.delimiter());
        root.put("headerLine", draft.headerLine());
        ObjectNode fields = root.putObject("fields");
        draft.fields().forEach((name, field) -> {
            if (!field.value().isEmpty()) {
                fields.putObject(name).put("value", field.value());
            } else if (!field.column().isEmpty()) {
                writeColumn(fields.putObject(name), field);
            }
        });
        return root.toPrettyString();
    }

    private static void writeColumn(ObjectNode node, DraftField field) {
        node.put("column", field.column());
        if (!field.formats().isEmpty()) {
            field.formats().forEach(node.putArray("formats")::add);
        }
        if (!field.codes().isEmpty()) {
            ObjectNode codes = node.putObject("codes");
            field.codes().forEach(codes::put);
        }
        if (field.optional()) {
            node.put("optional", true);
        }
    }

    static Sample sample(Path file, Draft draft) throws IOException, InterruptedException {
        CsvLayout layout =
                new CsvLayout(CsvMapping.DELIMITERS.getOrDefault(draft.delimiter(), ','), draft.headerLine(), false);
        String name = String.valueOf(file.getFileName());
        try (CsvRows rows = CsvRows.open(
                Files.newInputStream(file), Encoding.of(draft.encoding(), file), layout, name, finding -> {})) {
            List<Set<String>> values = new ArrayList<>();
            rows.header().forEach(column -> values.add(new LinkedHashSet<>()));
            List<SampleRow> first = new ArrayList<>();
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                if (first.size() < ROWS) {
                    first.add(new SampleRow(row.line(), row.cells()));
                }
                for (int i = 0; i < values.size(); i++) {
                    String cell = row.cells().get(i);
                    if (values.get(i).size() < VALUES && cell.length() <= LONGEST_VALUE) {
                        values.get(i).add(cell);
                    }
                }
            }
            Map<String, List<String>> byColumn = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                byColumn.putIfAbsent(rows.header().get(i), List.copyOf(values.get(i)));
            }
            return new Sample(rows.header(), byColumn, first);
        }
    }
}
