package org.kakehashi.connectors.schoolaffairscsv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/**
 * How the columns of a source's file become the fields of records.
 *
 * @param encoding {@code auto}, {@code UTF-8} or {@code Windows-31J}
 * @param scheme what kind of key the subject's column holds
 * @param fields by the field's name
 */
record Mapping(RecordKind kind, String encoding, SubjectScheme scheme, Map<String, MappedField> fields) {

    /**
     * Where a field comes from.
     *
     * @param column the column's name in the header
     * @param optional whether the column may be missing
     * @param form how the source writes it
     */
    record MappedField(String column, boolean optional, FieldForm form) {}

    /** How the source writes each field. */
    Map<String, FieldForm> forms() {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        fields.forEach((name, field) -> forms.put(name, field.form()));
        return forms;
    }

    /** The fields without which a row of the kind makes no record. */
    List<String> needed() {
        return MappingFields.needed(kind, scheme);
    }
}
