package org.kakehashi.hub.records.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.records.RecordKind;

/**
 * Where the records of a kind stand. Between the connector and its table a record's content is flat JSON, in staging as in
 * quarantine; each column says how it is read from there. Kinds that boards and figures count have tables of their own; all
 * others share one, which keeps the content as it is.
 */
record RecordTable(RecordKind kind, String name, Map<String, String> columns) {
    static final String SHARED = "school_record";

    /** Those that boards and facts read, whose changes they are told of. */
    static final List<RecordKind> OF_DAYS = List.of(RecordKind.ATTENDANCE, RecordKind.MOOD, RecordKind.NURSE_VISIT);

    /** Every table of records by name, once. */
    static final List<String> NAMES = Arrays.stream(RecordKind.values())
            .map(kind -> of(kind).name())
            .distinct()
            .toList();

    static RecordTable of(RecordKind kind) {
        return switch (kind) {
            case ATTENDANCE -> new RecordTable(kind, "attendance", attendance());
            case MOOD ->
                new RecordTable(
                        kind,
                        "mood",
                        Map.of("half", "p->>'half'", "weather", "p->>'weather'", "comment", "p->>'comment'"));
            case NURSE_VISIT -> new RecordTable(kind, "nurse_visit", visit());
            case LESSON_MOOD,
                    OBSERVATION,
                    GUIDANCE,
                    HEALTH_CHECK,
                    SURVEY_ANSWER,
                    TEST_RESULT,
                    SUPPORT_CENTRE,
                    ONLINE_LESSON,
                    TEACHING_RECORD,
                    TIMETABLE,
                    SCHOOL_CALENDAR ->
                new RecordTable(
                        kind, SHARED, Map.of("payload", "p", "class_id", "s.class_id", "school_id", "s.school_id"));
        };
    }

    /** Whether other kinds stand in the table, too. */
    boolean isShared() {
        return name.equals(SHARED);
    }

    /** The columns by which a source's record is known in the table. */
    String key() {
        return isShared() ? "kind, source, source_key" : "source, source_key";
    }

    private static Map<String, String> attendance() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("status", "p->>'status'");
        columns.put("minutes_late", "(p->>'minutesLate')::int");
        columns.put("minutes_left_early", "(p->>'minutesLeftEarly')::int");
        columns.put("reason", "p->>'reason'");
        columns.put("facility", "p->>'facility'");
        columns.put("recorded_by", "p->>'recordedBy'");
        return columns;
    }

    /** What the nurse noted stays together: fewer people may see it. */
    private static Map<String, String> visit() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("time_in", "(p->>'timeIn')::time");
        columns.put("time_out", "(p->>'timeOut')::time");
        columns.put("period", "p->>'period'");
        columns.put("kind", "p->>'kind'");
        columns.put("details", "p - '{timeIn,timeOut,period,kind}'::text[]");
        return columns;
    }
}
