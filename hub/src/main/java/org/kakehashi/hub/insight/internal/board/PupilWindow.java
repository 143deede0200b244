package org.kakehashi.hub.insight.internal.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.Weather;

/**
 * What is known of one pupil over the last school days.
 *
 * @param days the school days, oldest first; the last is the board's date
 * @param attendance by day, where it is known
 * @param moods by day, morning before afternoon
 * @param visits how often the pupil came to the nurse's office, by day
 * @param study by day; days without study are absent
 */
record PupilWindow(
        List<LocalDate> days,
        Map<LocalDate, AttendanceStatus> attendance,
        Map<LocalDate, List<Weather>> moods,
        Map<LocalDate, Integer> visits,
        Map<LocalDate, Study> study) {

    LocalDate date() {
        return days.getLast();
    }

    List<LocalDate> daysBefore() {
        return days.subList(0, days.size() - 1);
    }

    Study studyOn(LocalDate day) {
        return study.getOrDefault(day, Study.NONE);
    }

    /** The darkest mood of a day. */
    Optional<Weather> darkest(LocalDate day) {
        return moods.getOrDefault(day, List.of()).stream().max(Comparator.comparing(AttentionRules.MOODS::indexOf));
    }

    boolean absent(LocalDate day) {
        AttendanceStatus status = attendance.get(day);
        return status == AttendanceStatus.ABSENT_SICK
                || status == AttendanceStatus.ABSENT_ACCIDENT
                || status == AttendanceStatus.ABSENT_OTHER;
    }

    /** Visits from Monday up to the board's date. */
    int visitsThisWeek() {
        LocalDate monday = date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return visits.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(monday) && !day.getKey().isAfter(date()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
