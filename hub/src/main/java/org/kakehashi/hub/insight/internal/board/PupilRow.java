package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.Weather;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.roster.ClassMembers.Member;

/**
 * One pupil on the board.
 *
 * @param number attendance number (出席番号)
 * @param kana the name's reading
 * @param attendance of the date
 * @param morning mood of the morning
 * @param afternoon mood of the afternoon
 * @param visits to the nurse's office on the date
 * @param study of the date
 * @param trend questions answered on each of the board's school days, oldest first
 * @param reasons why to look at this pupil; empty: none
 * @param optedOut whether the pupil is out of what the board is for: attendance is all that is shown then
 */
record PupilRow(
        UUID personId,
        @Nullable Integer number,
        String name,
        @Nullable String kana,
        @Nullable AttendanceStatus attendance,
        @Nullable Weather morning,
        @Nullable Weather afternoon,
        List<DayRecord.NurseVisit> visits,
        Study study,
        List<Integer> trend,
        List<Attention> reasons,
        boolean optedOut) {

    /** Somebody who is out of what the board is for. */
    static PupilRow optedOut(Member pupil, @Nullable AttendanceStatus attendance, List<LocalDate> days) {
        return new PupilRow(
                pupil.personId(),
                pupil.attendanceNumber(),
                pupil.name(),
                pupil.kana(),
                attendance,
                null,
                null,
                List.of(),
                Study.NONE,
                days.stream().map(day -> 0).toList(),
                List.of(),
                true);
    }

    /** Whether there is a reason to look. */
    public boolean flagged() {
        return !reasons.isEmpty();
    }

    /** The trend's numbers for a script and for reading. */
    public String trendText() {
        return trend.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
