package org.kakehashi.connectors.mapping;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;

/** The names that a mapping's fields can have: those that every kind has, then the kind's own, then what hints at a person. */
public final class MappingFields {

    private MappingFields() {}

    /** All of them. */
    public static List<String> all(RecordKind kind, SubjectScheme scheme) {
        List<String> names = new ArrayList<>(common(kind, scheme));
        names.add(RecordReader.SOURCE_KEY);
        kind.fields().forEach(field -> names.add(field.name()));
        if (kind.about() == About.PERSON) {
            names.addAll(RecordReader.HINT);
        }
        return names;
    }

    /** Those that a mapping must have. */
    public static List<String> needed(RecordKind kind, SubjectScheme scheme) {
        List<String> names = new ArrayList<>(common(kind, scheme));
        kind.fields().stream().filter(Field::required).forEach(field -> names.add(field.name()));
        return names;
    }

    private static List<String> common(RecordKind kind, SubjectScheme scheme) {
        String subject = kind.about().fieldName();
        return scheme == SubjectScheme.CLASS_NAME
                ? List.of(About.SCHOOL.fieldName(), subject, RecordReader.DATE)
                : List.of(subject, RecordReader.DATE);
    }
}
