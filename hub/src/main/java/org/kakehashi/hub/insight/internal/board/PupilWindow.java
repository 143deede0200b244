package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.Weather;

/**
 * What is known of one pupil over the last three weeks' school days.
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

    /** The last so many school days. */
    List<LocalDate> latest(int count) {
        return days.subList(Math.max(0, days.size() - count), days.size());
    }

    /** The school days before the last so many. */
    List<LocalDate> before(int count) {
        return days.subList(0, Math.max(0, days.size() - count));
    }

    Study studyOn(Collection<LocalDate> on) {
        return Study.sum(
                on.stream().map(day -> study.getOrDefault(day, Study.NONE)).toList());
    }

    List<Weather> moodsOn(Collection<LocalDate> on) {
        return on.stream()
                .flatMap(day -> moods.getOrDefault(day, List.of()).stream())
                .toList();
    }

    long daysWithMood(Collection<LocalDate> on) {
        return on.stream()
                .filter(day -> !moods.getOrDefault(day, List.of()).isEmpty())
                .count();
    }

    boolean absent(LocalDate day) {
        AttendanceStatus status = attendance.get(day);
        return status == AttendanceStatus.ABSENT_SICK
                || status == AttendanceStatus.ABSENT_ACCIDENT
                || status == AttendanceStatus.ABSENT_OTHER;
    }

    boolean late(LocalDate day) {
        AttendanceStatus status = attendance.get(day);
        return status == AttendanceStatus.LATE || status == AttendanceStatus.LATE_AND_LEFT_EARLY;
    }
}
