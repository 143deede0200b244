package org.kakehashi.hub.records.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceRecord;
import org.kakehashi.connectors.spi.records.MoodRecord;
import org.kakehashi.connectors.spi.records.NurseVisitRecord;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of record. Between the connector and its table a record's content is JSON, in staging as in quarantine; each
 * column says how it is read from there.
 */
enum RecordKind {
    ATTENDANCE("attendance"),
    MOOD("mood"),
    NURSE_VISIT("nurse_visit");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String table;

    RecordKind(String table) {
        this.table = table;
    }

    static RecordKind of(SchoolRecord row) {
        return switch (row) {
            case AttendanceRecord attendance -> ATTENDANCE;
            case MoodRecord mood -> MOOD;
            case NurseVisitRecord visit -> NURSE_VISIT;
        };
    }

    String table() {
        return table;
    }

    /** Each column and the SQL that reads it from the payload {@code p}. */
    Map<String, String> columns() {
        return switch (this) {
            case ATTENDANCE ->
                Map.of(
                        "status", "p->>'status'",
                        "minutes_late", "(p->>'minutesLate')::int",
                        "minutes_left_early", "(p->>'minutesLeftEarly')::int",
                        "reason", "p->>'reason'",
                        "facility", "p->>'facility'",
                        "recorded_by", "p->>'recordedBy'");
            case MOOD -> Map.of("half", "p->>'half'", "weather", "p->>'weather'", "comment", "p->>'comment'");
            case NURSE_VISIT ->
                Map.of(
                        "time_in", "(p->>'timeIn')::time",
                        "time_out", "(p->>'timeOut')::time",
                        "period", "p->>'period'",
                        "kind", "p->>'kind'",
                        "details", "p->'details'");
        };
    }

    /** The record's content as JSON, without what every kind has. */
    static String payload(SchoolRecord row) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        switch (row) {
            case AttendanceRecord attendance -> {
                content.put("status", attendance.status());
                content.put("minutesLate", attendance.minutesLate());
                content.put("minutesLeftEarly", attendance.minutesLeftEarly());
                content.put("reason", attendance.reason());
                content.put("facility", attendance.facility());
                content.put("recordedBy", attendance.recordedBy());
            }
            case MoodRecord mood -> {
                content.put("half", mood.half());
                content.put("weather", mood.weather());
                content.put("comment", mood.comment());
            }
            case NurseVisitRecord visit -> {
                content.put("timeIn", visit.timeIn().toString());
                content.put(
                        "timeOut",
                        visit.timeOut() == null ? null : visit.timeOut().toString());
                content.put("period", visit.period());
                content.put("kind", visit.kind());
                content.put("details", visit.details());
            }
        }
        return JSON.writeValueAsString(content);
    }
}
