package org.kakehashi.hub.insight.internal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.ABSENT_ACCIDENT;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.ABSENT_SICK;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.LATE;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.LATE_AND_LEFT_EARLY;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.PRESENT;
import static org.kakehashi.connectors.spi.records.AttendanceStatus.SUSPENDED;
import static org.kakehashi.connectors.spi.records.Weather.CLOUDY;
import static org.kakehashi.connectors.spi.records.Weather.RAINY;
import static org.kakehashi.connectors.spi.records.Weather.SUNNY;
import static org.kakehashi.connectors.spi.records.Weather.THUNDER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.Weather;
import org.kakehashi.hub.insight.internal.board.Attention.Rule;

class AttentionRulesTest {
    /** A Thursday and the school days of the three weeks before it. */
    private static final List<LocalDate> DAYS = SchoolDays.upTo(LocalDate.of(2026, 6, 18), List.of());

    private final Map<LocalDate, AttendanceStatus> attendance = new HashMap<>();
    private final Map<LocalDate, List<Weather>> moods = new HashMap<>();
    private final Map<LocalDate, Integer> visits = new HashMap<>();
    private final Map<LocalDate, Study> study = new HashMap<>();

    @Test
    void aQuietPupilIsNotPointedOut() {
        assertThat(rules()).isEmpty();
    }

    @Test
    void threeDaysAbsentInARowPointsOut() {
        attendance(PRESENT, PRESENT, PRESENT, PRESENT, ABSENT_SICK, ABSENT_SICK, ABSENT_ACCIDENT);
        assertThat(rules()).containsExactly(Rule.ABSENT_RUN);
    }

    @Test
    void theRunHoldsWhileTodayIsNotYetKnown() {
        attendance(PRESENT, PRESENT, PRESENT, ABSENT_SICK, ABSENT_SICK, ABSENT_SICK);
        assertThat(rules()).containsExactly(Rule.ABSENT_RUN);
    }

    @Test
    void aSuspendedDayIsNoAbsenceAndEndsTheRun() {
        attendance(PRESENT, PRESENT, PRESENT, ABSENT_SICK, ABSENT_SICK, SUSPENDED, ABSENT_SICK);
        assertThat(rules()).isEmpty();
    }

    @Test
    void moodsThatDarkenOverTheLatestDaysPointOut() {
        moods(SUNNY, SUNNY, CLOUDY, SUNNY, CLOUDY, RAINY, RAINY);
        assertThat(rules()).containsExactly(Rule.MOOD_FELL);
    }

    @Test
    void aDayThatIsDarkFromMorningToAfternoonPointsOutAtOnce() {
        moods(SUNNY, SUNNY, CLOUDY, SUNNY, SUNNY, SUNNY, SUNNY);
        moods.put(DAYS.getLast(), List.of(RAINY, RAINY));
        assertThat(rules()).containsExactly(Rule.MOOD_DARK_TODAY);
    }

    @Test
    void rainInTheMorningThatClearsDoesNot() {
        moods(SUNNY, SUNNY, CLOUDY, SUNNY, SUNNY, SUNNY, SUNNY);
        moods.put(DAYS.getLast(), List.of(RAINY, SUNNY));
        assertThat(rules()).isEmpty();
    }

    @Test
    void whoIsUsuallyRainyIsComparedWithThat() {
        moods(RAINY, CLOUDY, RAINY, RAINY, CLOUDY, RAINY, THUNDER);
        assertThat(rules()).isEmpty();
    }

    @Test
    void tooFewMoodsMakeNoUsualOne() {
        moods.put(DAYS.get(DAYS.size() - 2), List.of(SUNNY));
        moods.put(DAYS.getLast(), List.of(THUNDER, THUNDER));
        assertThat(rules()).isEmpty();
    }

    @Test
    void twoVisitsWithinFiveSchoolDaysPointOutAndOlderOnesDoNot() {
        visits.put(day(5), 2);
        visits.put(day(4), 1);
        assertThat(rules()).isEmpty();
        visits.put(DAYS.getLast(), 1);
        assertThat(rules()).containsExactly(Rule.NURSE_OFTEN);
    }

    @Test
    void threeDaysLateInThreeWeeksPointOut() {
        attendance.put(day(10), LATE);
        attendance.put(day(5), LATE_AND_LEFT_EARLY);
        assertThat(rules()).isEmpty();
        attendance.put(day(0), LATE);
        assertThat(rules()).containsExactly(Rule.LATE_OFTEN);
    }

    @Test
    void aFirstTryRateFarBelowThePupilsOwnPointsOut() {
        study(10, 9, 10, 9, 10, 4, 3);
        assertThat(rules()).containsExactly(Rule.CORRECT_RATE_FELL);
    }

    @Test
    void tooFewTriesMakeNoRate() {
        DAYS.forEach(day -> study.put(day, new Study(2, 2, 2, 60)));
        DAYS.subList(DAYS.size() - 3, DAYS.size()).forEach(day -> study.put(day, new Study(2, 2, 0, 60)));
        assertThat(rules()).isEmpty();
    }

    @Test
    void threeSchoolDaysWithoutAnAnswerPointOutWhoUsedToAnswer() {
        usedToAnswer();
        assertThat(rules()).containsExactly(Rule.STUDY_STOPPED);
    }

    @Test
    void whoWasAbsentDidNotStopStudying() {
        usedToAnswer();
        attendance.put(DAYS.getLast(), ABSENT_SICK);
        assertThat(rules()).isEmpty();
    }

    private void usedToAnswer() {
        DAYS.subList(0, DAYS.size() - 3).forEach(day -> study.put(day, new Study(10, 10, 9, 600)));
    }

    private List<Rule> rules() {
        return AttentionRules.of(new PupilWindow(DAYS, attendance, moods, visits, study)).stream()
                .map(Attention::rule)
                .toList();
    }

    /** The school day so many before the last. */
    private static LocalDate day(int ago) {
        return DAYS.get(DAYS.size() - 1 - ago);
    }

    private void attendance(AttendanceStatus... byDay) {
        for (int i = 0; i < byDay.length; i++) {
            attendance.put(day(6 - i), byDay[i]);
        }
    }

    private void moods(Weather... byDay) {
        for (int i = 0; i < byDay.length; i++) {
            moods.put(day(6 - i), List.of(byDay[i], byDay[i]));
        }
    }

    /** Ten answers each day, of which so many are right; -1: none at all. */
    private void study(int... right) {
        for (int i = 0; i < right.length; i++) {
            if (right[i] >= 0) {
                study.put(day(6 - i), new Study(10, 10, right[i], 600));
            }
        }
    }
}
