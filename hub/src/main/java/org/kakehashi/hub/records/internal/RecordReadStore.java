package org.kakehashi.hub.records.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.VisitKind;
import org.kakehashi.connectors.spi.records.Weather;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.records.HealthNote;
import org.kakehashi.hub.records.RecordLog.Changes;
import org.kakehashi.hub.records.RecordLog.PersonDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads records and the log of their changes. */
@Repository
public class RecordReadStore {
    private final JdbcClient jdbc;

    RecordReadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The records of these persons on these days, by date. */
    public List<DayRecord> of(int tenantId, Collection<UUID> persons, LocalDate from, LocalDate to) {
        List<DayRecord> all = new ArrayList<>();
        for (RecordKind kind : RecordTable.OF_DAYS) {
            all.addAll(jdbc.sql(select(kind) + """
                            where tenant_id = :tenant and person_id = any (:persons) and date between :from and :to
                            order by date, updated_at, record_id
                            """)
                    .param("tenant", tenantId)
                    .param("persons", persons.toArray(UUID[]::new))
                    .param("from", from)
                    .param("to", to)
                    .query((row, n) -> record(kind, row))
                    .list());
        }
        all.sort(Comparator.comparing(row -> row.head().date()));
        return all;
    }

    /** The nurse's notes of a person's visits, by date and time. */
    public List<HealthNote> healthNotes(int tenantId, UUID person, LocalDate from, LocalDate to) {
        Map<Long, HealthNote> notes = new LinkedHashMap<>();
        jdbc.sql("""
                        select v.record_id, v.date, v.time_in, d.key, d.value
                        from nurse_visit v left join lateral jsonb_each_text(v.details) d on d.value is not null
                        where v.tenant_id = :tenant and v.person_id = :person and v.date between :from and :to
                        order by v.date, v.time_in, v.record_id, d.key
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    LocalDate date = row.getObject("date", LocalDate.class);
                    LocalTime time = row.getObject("time_in", LocalTime.class);
                    HealthNote note = notes.computeIfAbsent(
                            row.getLong("record_id"), id -> new HealthNote(date, time, new LinkedHashMap<>()));
                    if (row.getString("key") != null) {
                        note.details().put(row.getString("key"), row.getString("value"));
                    }
                });
        return List.copyOf(notes.values());
    }

    /** One record by its kind and number. */
    public Optional<DayRecord> one(int tenantId, String kindName, long recordId) {
        RecordKind kind = RecordKind.valueOf(kindName.toUpperCase(Locale.ROOT).replace('-', '_'));
        return jdbc.sql(select(kind) + "where tenant_id = :tenant and record_id = :id")
                .param("tenant", tenantId)
                .param("id", recordId)
                .query((row, n) -> record(kind, row))
                .optional();
    }

    /** Whole batches after {@code afterBatch}. */
    public Changes changes(int tenantId, long afterBatch, int max) {
        List<Long> batches = new ArrayList<>();
        List<PersonDay> days = new ArrayList<>();
        jdbc.sql("""
                        select batch, person_id, date from record_change where tenant_id = :tenant and batch > :after
                            and batch <= greatest(:after + 1, coalesce((select min(batch) - 1 from (
                                select batch, sum(count(*)) over (order by batch) as days from record_change
                                where tenant_id = :tenant and batch > :after and batch <= :after + :window group by batch) b
                                where days > :max), :after + :window))
                        order by batch
                        """)
                .param("tenant", tenantId)
                .param("after", afterBatch)
                .param("max", max)
                .param("window", 1000)
                .query(row -> {
                    batches.add(row.getLong("batch"));
                    days.add(new PersonDay(
                            row.getObject("person_id", UUID.class), row.getObject("date", LocalDate.class)));
                });
        return new Changes(batches.isEmpty() ? afterBatch : batches.getLast(), days);
    }

    private static String select(RecordKind kind) {
        String shown =
                switch (kind) {
                    case ATTENDANCE -> "status";
                    case MOOD -> "half, weather";
                    case NURSE_VISIT -> "time_in, time_out, kind";
                    default -> throw new IllegalArgumentException(kind + " isn't on boards");
                };
        return "select record_id, person_id, date, source, updated_at, " + shown + " from "
                + RecordTable.of(kind).name() + " ";
    }

    private static DayRecord record(RecordKind kind, ResultSet row) throws SQLException {
        String evidence = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + row.getLong("record_id");
        DayRecord.Head head = new DayRecord.Head(
                evidence,
                row.getObject("person_id", UUID.class),
                row.getObject("date", LocalDate.class),
                row.getString("source"),
                row.getTimestamp("updated_at").toInstant());
        return switch (kind) {
            case ATTENDANCE -> new DayRecord.Attendance(head, AttendanceStatus.valueOf(row.getString("status")));
            case MOOD ->
                new DayRecord.Mood(
                        head, DayHalf.valueOf(row.getString("half")), Weather.valueOf(row.getString("weather")));
            case NURSE_VISIT ->
                new DayRecord.NurseVisit(
                        head,
                        row.getObject("time_in", LocalTime.class),
                        row.getObject("time_out", LocalTime.class),
                        VisitKind.valueOf(row.getString("kind")));
            default -> throw new IllegalArgumentException(kind + " isn't on boards");
        };
    }
}
