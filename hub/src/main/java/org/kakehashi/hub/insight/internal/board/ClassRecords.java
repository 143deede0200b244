package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.Weather;
import org.kakehashi.hub.records.DayRecord;

/** The school-affairs records of some pupils, sorted for a board. */
final class ClassRecords {
    private record Key(UUID person, LocalDate day) {}

    private final Map<Key, AttendanceStatus> attendance = new HashMap<>();
    private final Map<Key, Map<DayHalf, Weather>> moods = new HashMap<>();
    private final Map<Key, List<DayRecord.NurseVisit>> visits = new HashMap<>();

    /** @param records by date; of several of a kind the last one holds */
    ClassRecords(List<DayRecord> records) {
        for (DayRecord one : records) {
            Key key = new Key(one.head().personId(), one.head().date());
            switch (one) {
                case DayRecord.Attendance record -> attendance.put(key, record.status());
                case DayRecord.Mood record ->
                    moods.computeIfAbsent(key, any -> new TreeMap<>()).put(record.half(), record.weather());
                case DayRecord.NurseVisit record ->
                    visits.computeIfAbsent(key, any -> new ArrayList<>()).add(record);
            }
        }
    }

    /** Dates on which somebody was, or should have been, at school. */
    Set<LocalDate> datesWithAttendance() {
        Set<LocalDate> dates = new TreeSet<>();
        attendance.forEach((key, status) -> {
            if (status != AttendanceStatus.CLOSED) {
                dates.add(key.day());
            }
        });
        return dates;
    }

    @Nullable
    AttendanceStatus attendance(UUID person, LocalDate day) {
        return attendance.get(new Key(person, day));
    }

    @Nullable
    Weather mood(UUID person, LocalDate day, DayHalf half) {
        return moods.getOrDefault(new Key(person, day), Map.of()).get(half);
    }

    List<DayRecord.NurseVisit> visits(UUID person, LocalDate day) {
        return visits.getOrDefault(new Key(person, day), List.of());
    }

    /** What the attention rules look at. */
    PupilWindow window(UUID person, List<LocalDate> days, Map<LocalDate, Study> study) {
        Map<LocalDate, AttendanceStatus> status = new HashMap<>();
        Map<LocalDate, List<Weather>> weather = new HashMap<>();
        Map<LocalDate, Integer> came = new HashMap<>();
        for (LocalDate day : days) {
            Key key = new Key(person, day);
            if (attendance.containsKey(key)) {
                status.put(day, attendance.get(key));
            }
            weather.put(day, List.copyOf(moods.getOrDefault(key, Map.of()).values()));
            came.put(day, visits(person, day).size());
        }
        return new PupilWindow(days, status, weather, came, study);
    }
}
