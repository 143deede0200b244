package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.Weather;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * When a pupil is pointed out. The rules are few and plain, look at the last seven school days only, compare a pupil with
 * nobody but him- or herself, and give their figures; docs/boards.md says them for teachers.
 */
final class AttentionRules {
    /** Days absent in a row. */
    static final int ABSENT_DAYS = 3;
    /** Moods from bright to dark. */
    static final List<Weather> MOODS = List.of(Weather.SUNNY, Weather.CLOUDY, Weather.RAINY, Weather.THUNDER);
    /** Steps on that scale. */
    static final int MOOD_STEPS = 2;
    /** Days with a mood that make a usual mood. */
    static final int MOOD_DAYS = 3;
    /** Visits to the nurse's office since Monday. */
    static final int VISITS = 2;
    /** Points by which the first-try rate is under the pupil's own. */
    static final int RATE_POINTS = 30;
    /** Judged first tries that make a rate of today, and one of the days before. */
    static final int TRIES_TODAY = 5;

    static final int TRIES_BEFORE = 10;
    /** School days without an answer, after days with this many on the average. */
    static final int DAYS_WITHOUT_STUDY = 3;

    static final int USUAL_ANSWERS = 5;

    private AttentionRules() {}

    /** The reasons to look at this pupil, the most pressing first. */
    static List<Attention> of(PupilWindow pupil) {
        List<Attention> found = new ArrayList<>();
        absentRun(pupil).ifPresent(found::add);
        moodFell(pupil).ifPresent(found::add);
        nurseOften(pupil).ifPresent(found::add);
        correctRateFell(pupil).ifPresent(found::add);
        studyStopped(pupil).ifPresent(found::add);
        return found;
    }

    /** Absent on the latest school days whose attendance is known, without a day between. */
    private static Optional<Attention> absentRun(PupilWindow pupil) {
        int run = 0;
        for (LocalDate day : pupil.days().reversed()) {
            AttendanceStatus status = pupil.attendance().get(day);
            boolean notYetKnown = day.equals(pupil.date()) && status == null;
            if (pupil.absent(day)) {
                run++;
            } else if (!notYetKnown) {
                break;
            }
        }
        return when(run >= ABSENT_DAYS, Attention.Rule.ABSENT_RUN, run);
    }

    /** Today's darkest mood is well below the pupil's usual one, the median of the days before. */
    private static Optional<Attention> moodFell(PupilWindow pupil) {
        Optional<Weather> today = pupil.darkest(pupil.date());
        List<Integer> before = pupil.daysBefore().stream()
                .flatMap(day -> pupil.darkest(day).stream())
                .map(MOODS::indexOf)
                .sorted()
                .toList();
        if (today.isEmpty() || before.size() < MOOD_DAYS) {
            return Optional.empty();
        }
        int usual = before.get((before.size() - 1) / 2);
        boolean fell = MOODS.indexOf(today.get()) - usual >= MOOD_STEPS;
        return when(fell, Attention.Rule.MOOD_FELL, word(MOODS.get(usual)), word(today.get()));
    }

    private static Optional<Attention> nurseOften(PupilWindow pupil) {
        int visits = pupil.visitsThisWeek();
        return when(visits >= VISITS, Attention.Rule.NURSE_OFTEN, visits);
    }

    private static Optional<Attention> correctRateFell(PupilWindow pupil) {
        Study today = pupil.studyOn(pupil.date());
        Study before = Study.sum(pupil.daysBefore().stream().map(pupil::studyOn).toList());
        boolean enough = today.firstTries() >= TRIES_TODAY && before.firstTries() >= TRIES_BEFORE;
        return when(
                enough && before.percent() - today.percent() >= RATE_POINTS,
                Attention.Rule.CORRECT_RATE_FELL,
                before.percent(),
                today.percent());
    }

    /** No answer on the latest school days, today included, though the pupil was at school and used to answer. */
    private static Optional<Attention> studyStopped(PupilWindow pupil) {
        int size = pupil.days().size();
        if (size <= DAYS_WITHOUT_STUDY) {
            return Optional.empty();
        }
        List<LocalDate> latest = pupil.days().subList(size - DAYS_WITHOUT_STUDY, size);
        List<LocalDate> earlier = pupil.days().subList(0, size - DAYS_WITHOUT_STUDY);
        Study before = Study.sum(earlier.stream().map(pupil::studyOn).toList());
        boolean silent = latest.stream().allMatch(day -> pupil.studyOn(day).answered() == 0 && !pupil.absent(day));
        int usual = before.answered() / earlier.size();
        return when(silent && usual >= USUAL_ANSWERS, Attention.Rule.STUDY_STOPPED, DAYS_WITHOUT_STUDY, usual);
    }

    private static Optional<Attention> when(boolean holds, Attention.Rule rule, Object... arguments) {
        return holds ? Optional.of(Attention.of(rule, arguments)) : Optional.empty();
    }

    /** Resolved to the word of the reader's language when the message is made. */
    private static DefaultMessageSourceResolvable word(Weather weather) {
        return new DefaultMessageSourceResolvable("board.mood." + weather);
    }
}
