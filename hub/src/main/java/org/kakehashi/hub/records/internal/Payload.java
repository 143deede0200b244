package org.kakehashi.hub.records.internal;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A record's own fields as a flat JSON object: codes and times as strings, numbers as numbers, what is unknown left out. */
final class Payload {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private Payload() {}

    static String of(SchoolRecord row) {
        Map<String, Object> content = new LinkedHashMap<>();
        row.values().forEach((name, value) -> content.put(name, plain(value)));
        return JSON.writeValueAsString(content);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case LocalTime time -> time.toString();
            // PostgreSQL's text can't hold a NUL; a broken source may.
            case String text -> text.replace('\0', '\uFFFD');
            default -> value;
        };
    }

    /** What the database gives back, in the order of the kind's fields again: a record's fingerprint goes by the text. */
    static String restored(RecordKind kind, String stored) {
        Map<String, Object> content = read(stored);
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Object value = content.get(field.name());
            if (value != null) {
                ordered.put(field.name(), value);
            }
        }
        return JSON.writeValueAsString(ordered);
    }

    static Map<String, Object> read(String stored) {
        return JSON.readValue(stored, CONTENT);
    }
}
