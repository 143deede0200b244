package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.kakehashi.connectors.spi.records.Weather;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * When a pupil is pointed out. The rules are few and plain: they look at the last three weeks only, compare a pupil with
 * nobody but him- or herself, and give their figures; docs/boards.md says them for teachers.
 */
final class AttentionRules {
    /** School days that are compared with those before them. */
    static final int LATEST = 3;
    /** Days absent in a row. */
    static final int ABSENT_DAYS = 3;
    /** Days late within three weeks. */
    static final int LATE_DAYS = 3;
    /** Visits to the nurse's office, within that many school days. */
    static final int VISITS = 2;

    static final int VISIT_DAYS = 5;
    /** Moods from bright to dark. */
    static final List<Weather> MOODS = List.of(Weather.SUNNY, Weather.CLOUDY, Weather.RAINY, Weather.THUNDER);
    /** Steps on that scale by which the latest days' average lies below that of the days before. */
    static final double MOOD_STEPS = 1;
    /** Steps by which every mood of today lies below the usual one. */
    static final int MOOD_STEPS_TODAY = 2;
    /** Days with a mood that make a usual mood. */
    static final int MOOD_DAYS = 3;
    /** Points by which the latest days' first-try rate lies below that of the days before. */
    static final int RATE_POINTS = 30;
    /** Judged first tries that make a rate: of the latest days, and of those before. */
    static final int TRIES_LATEST = 8;

    static final int TRIES_BEFORE = 15;
    /** Answers a school day that make a habit. */
    static final int USUAL_ANSWERS = 5;

    private AttentionRules() {}

    /** The reasons to look at this pupil, the most pressing first. */
    static List<Attention> of(PupilWindow pupil) {
        return Stream.of(
                        absentRun(pupil),
                        moodFell(pupil).or(() -> moodDarkToday(pupil)),
                        nurseOften(pupil),
                        lateOften(pupil),
                        correctRateFell(pupil),
                        studyStopped(pupil))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Absent on the latest school days whose attendance is known, without a day between. */
    private static Optional<Attention> absentRun(PupilWindow pupil) {
        int run = 0;
        for (LocalDate day : pupil.days().reversed()) {
            boolean notYetKnown = day.equals(pupil.date()) && pupil.attendance().get(day) == null;
            if (pupil.absent(day)) {
                run++;
            } else if (!notYetKnown) {
                break;
            }
        }
        return when(run >= ABSENT_DAYS, Attention.Rule.ABSENT_RUN, run);
    }

    /** The moods of the latest days are darker on the average than those of the days before. */
    private static Optional<Attention> moodFell(PupilWindow pupil) {
        OptionalDouble latest = average(pupil.moodsOn(pupil.latest(LATEST)));
        OptionalDouble before = average(pupil.moodsOn(pupil.before(LATEST)));
        if (latest.isEmpty() || before.isEmpty() || pupil.daysWithMood(pupil.before(LATEST)) < MOOD_DAYS) {
            return Optional.empty();
        }
        boolean fell = latest.getAsDouble() - before.getAsDouble() >= MOOD_STEPS;
        return when(fell, Attention.Rule.MOOD_FELL, word(before), word(latest), LATEST);
    }

    /** Each mood of today, in the morning and in the afternoon, is far darker than usual. */
    private static Optional<Attention> moodDarkToday(PupilWindow pupil) {
        List<Weather> today = pupil.moodsOn(pupil.latest(1));
        OptionalDouble usual = average(pupil.moodsOn(pupil.before(1)));
        if (today.size() < 2 || usual.isEmpty() || pupil.daysWithMood(pupil.before(1)) < MOOD_DAYS) {
            return Optional.empty();
        }
        long dark = Math.round(usual.getAsDouble()) + MOOD_STEPS_TODAY;
        boolean all = today.stream().allMatch(mood -> MOODS.indexOf(mood) >= dark);
        return when(all, Attention.Rule.MOOD_DARK_TODAY, word(usual), word(average(today)));
    }

    private static Optional<Attention> nurseOften(PupilWindow pupil) {
        int visits = pupil.latest(VISIT_DAYS).stream()
                .mapToInt(day -> pupil.visits().getOrDefault(day, 0))
                .sum();
        return when(visits >= VISITS, Attention.Rule.NURSE_OFTEN, visits, VISIT_DAYS);
    }

    private static Optional<Attention> lateOften(PupilWindow pupil) {
        long late = pupil.days().stream().filter(pupil::late).count();
        return when(
                late >= LATE_DAYS, Attention.Rule.LATE_OFTEN, late, pupil.days().size());
    }

    private static Optional<Attention> correctRateFell(PupilWindow pupil) {
        Study latest = pupil.studyOn(pupil.latest(LATEST));
        Study before = pupil.studyOn(pupil.before(LATEST));
        boolean enough = latest.firstTries() >= TRIES_LATEST && before.firstTries() >= TRIES_BEFORE;
        return when(
                enough && before.percent() - latest.percent() >= RATE_POINTS,
                Attention.Rule.CORRECT_RATE_FELL,
                before.percent(),
                latest.percent(),
                LATEST);
    }

    /** No answer on the latest school days, though the pupil was at school and used to answer. */
    private static Optional<Attention> studyStopped(PupilWindow pupil) {
        List<LocalDate> earlier = pupil.before(LATEST);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        boolean silent = pupil.latest(LATEST).stream()
                .allMatch(day -> pupil.studyOn(List.of(day)).answered() == 0 && !pupil.absent(day));
        int usual = pupil.studyOn(earlier).answered() / earlier.size();
        return when(silent && usual >= USUAL_ANSWERS, Attention.Rule.STUDY_STOPPED, LATEST, usual);
    }

    private static Optional<Attention> when(boolean holds, Attention.Rule rule, Object... arguments) {
        return holds ? Optional.of(Attention.of(rule, arguments)) : Optional.empty();
    }

    private static OptionalDouble average(List<Weather> moods) {
        return moods.stream().mapToInt(MOODS::indexOf).average();
    }

    /** The nearest mood's word; resolved to the reader's language when the message is made. */
    private static DefaultMessageSourceResolvable word(OptionalDouble average) {
        Weather nearest = MOODS.get((int) Math.round(average.orElseThrow()));
        return new DefaultMessageSourceResolvable("board.mood." + nearest);
    }
}
