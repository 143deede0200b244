package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.connectors.spi.Origin;

/**
 * One school-affairs record about one subject on one school day.
 *
 * @param origin where it was read
 * @param subject of the kind's {@link RecordKind#about()}
 * @param sourceKey the record's key within its kind and source, 1 to 200 characters; the same whenever the same row is read
 *     again
 * @param date the school day, in Asia/Tokyo
 * @param values the kind's own fields by name, each of its {@link Field.Type#javaType()}; what is unknown is left out
 */
public record SchoolRecord(
        Origin origin, RecordKind kind, Subject subject, String sourceKey, LocalDate date, Map<String, Object> values) {

    /** @throws IllegalArgumentException where a value is not as its field says, which is a connector's fault */
    public SchoolRecord {
        if (subject.scheme().about() != kind.about()) {
            throw new IllegalArgumentException(kind + " is not about a " + subject.scheme());
        }
        if (sourceKey.isBlank() || sourceKey.length() > Subject.LONGEST_KEY) {
            throw new IllegalArgumentException("a record's key has 1 to " + Subject.LONGEST_KEY + " characters");
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Object value = values.get(field.name());
            if (value == null ? field.required() : !field.holds(value)) {
                throw new IllegalArgumentException(kind + "." + field.name() + " can't hold " + value);
            }
            if (value != null) {
                ordered.put(field.name(), value);
            }
        }
        if (ordered.size() != values.size()) {
            throw new IllegalArgumentException(kind + " has no such fields: " + values.keySet());
        }
        values = Collections.unmodifiableMap(ordered);
    }
}
