package org.kakehashi.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.mapping.MappedField.Source;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/**
 * How what a source writes becomes the fields of records.
 *
 * @param scheme what kind of key the subject's place holds
 * @param fields by the field's name
 */
public record Mapping(RecordKind kind, SubjectScheme scheme, Map<String, MappedField> fields) {

    /** How the source writes each field. */
    public Map<String, FieldForm> forms() {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        fields.forEach((name, field) -> forms.put(name, field.form()));
        return forms;
    }

    /** The places that are read, by field. */
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (field.source() instanceof Source.At(String place)) {
                places.put(name, place);
            }
        });
        return places;
    }

    /** Whether a source that lacks the field's place can't be read. */
    public boolean needs(String field) {
        MappedField mapped = fields.get(field);
        return mapped != null
                && mapped.source() instanceof Source.At
                && (!mapped.optional() || needed().contains(field));
    }

    /** The fields without which a row of the kind makes no record. */
    public List<String> needed() {
        return MappingFields.needed(kind, scheme);
    }

    /** A reader of its rows. */
    public RecordReader reader(Findings findings) {
        return new RecordReader(kind, scheme, forms(), findings);
    }

    /**
     * A row as a reader takes it.
     *
     * @param text what stands at a place; null or empty where nothing does
     */
    public RecordReader.Row row(Origin origin, Function<String, @Nullable String> text) {
        return new RecordReader.Row() {
            @Override
            public Origin origin() {
                return origin;
            }

            @Override
            public @Nullable String text(String field) {
                MappedField mapped = fields.get(field);
                if (mapped == null) {
                    return null;
                }
                String found =
                        switch (mapped.source()) {
                            case Source.At at -> text.apply(at.name());
                            case Source.Constant constant -> constant.value();
                        };
                return found == null || found.isEmpty() ? null : found;
            }

            @Override
            public String place(String field) {
                MappedField mapped = fields.get(field);
                return mapped != null && mapped.source() instanceof Source.At(String place) ? place : field;
            }
        };
    }
}
