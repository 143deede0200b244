package org.kakehashi.hub.records.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.records.PersonRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a person's records of the shared table. */
@Repository
public class PersonRecordStore {
    private final JdbcClient jdbc;

    PersonRecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The records of these kinds on these days, by date. */
    public List<PersonRecord> of(
            int tenantId, UUID person, Collection<RecordKind> kinds, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select kind, date, source, payload from school_record
                        where tenant_id = :tenant and person_id = :person and kind = any (:kinds)
                            and date between :from and :to
                        order by date, kind, record_id
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("kinds", kinds.stream().map(RecordKind::name).toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    RecordKind kind = RecordKind.valueOf(row.getString("kind"));
                    return new PersonRecord(
                            kind,
                            row.getObject("date", LocalDate.class),
                            row.getString("source"),
                            fields(kind, Payload.read(row.getString("payload"))));
                })
                .list();
    }

    private static Map<String, String> fields(RecordKind kind, Map<String, Object> content) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Object value = content.get(field.name());
            if (value != null) {
                fields.put(field.name(), value.toString());
            }
        }
        return fields;
    }
}
