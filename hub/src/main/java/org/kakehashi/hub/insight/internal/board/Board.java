package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.roster.SchoolClass;

/**
 * A class on a date.
 *
 * @param categories what of it is shown
 * @param days the school days of the sparklines, oldest first; the last is the date
 * @param rows the pupils by attendance number
 * @param version changes whenever the board may have
 */
record Board(
        SchoolClass schoolClass,
        Set<DataCategory> categories,
        List<LocalDate> days,
        List<PupilRow> rows,
        String version) {

    /** Whether that is shown. */
    public boolean shows(DataCategory category) {
        return categories.contains(category);
    }

    /** The date shown. */
    public LocalDate date() {
        return days.getLast();
    }

    /** The school day before. */
    public LocalDate previous() {
        return days.size() > 1 ? days.get(days.size() - 2) : date().minusDays(1);
    }

    /** The most answers of any pupil on any day shown: all sparklines have one scale. */
    public int most() {
        return rows.stream()
                .flatMap(row -> row.trend().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Whom to look at: the most, and most pressing, reasons first. */
    public List<PupilRow> flagged() {
        return rows.stream()
                .filter(PupilRow::flagged)
                .sorted(Comparator.comparing((PupilRow row) -> -row.reasons().size())
                        .thenComparing(row -> row.reasons().getFirst().rule()))
                .toList();
    }

    /** Pupils absent. */
    public long absent() {
        return count(AttendanceStatus.ABSENT_SICK, AttendanceStatus.ABSENT_ACCIDENT, AttendanceStatus.ABSENT_OTHER);
    }

    /** Pupils late, early gone, or both. */
    public long lateOrEarly() {
        return count(AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY, AttendanceStatus.LATE_AND_LEFT_EARLY);
    }

    /** Pupils who were at the nurse's office. */
    public long atNurse() {
        return rows.stream().filter(row -> !row.visits().isEmpty()).count();
    }

    /** Pupils who studied. */
    public long studying() {
        return rows.stream()
                .filter(row -> row.study().seconds() + row.study().answered() > 0)
                .count();
    }

    /** The class's study together. */
    public Study study() {
        return Study.sum(rows.stream().map(PupilRow::study).toList());
    }

    private long count(AttendanceStatus... wanted) {
        List<AttendanceStatus> all = List.of(wanted);
        return rows.stream()
                .filter(row -> row.attendance() != null && all.contains(row.attendance()))
                .count();
    }
}
