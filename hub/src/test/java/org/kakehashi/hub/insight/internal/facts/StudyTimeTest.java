package org.kakehashi.hub.insight.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;

class StudyTimeTest {
    private static final Instant MIDNIGHT =
            LocalDate.of(2026, 4, 10).atStartOfDay(SchoolDay.ZONE).toInstant();
    private static final UUID DRILL = Term.idOf("drill");
    private static final UUID BOOK = Term.idOf("book");
    private static final UUID MORNING = Term.idOf("morning");
    private static final UUID LATER = Term.idOf("later");

    @Test
    void aDurationStandsForTheTimeBeforeTheTimestamp() {
        assertThat(seconds(at(3_600, MORNING, DRILL, 90))).isEqualTo(90);
    }

    @Test
    void aCompletedThatSpansItsAnswersAddsOnlyWhatLiesBetweenThem() {
        assertThat(seconds(
                        at(1_000, MORNING, DRILL, 30), at(1_060, MORNING, DRILL, 30), at(1_100, MORNING, DRILL, 130)))
                .isEqualTo(130);
    }

    @Test
    void withoutDurationTheGapSinceTheStatementBeforeCounts() {
        assertThat(seconds(at(1_000, MORNING, DRILL, null), at(1_120, MORNING, DRILL, null)))
                .isEqualTo(120);
    }

    @Test
    void aGapCountsFiveMinutesAtMost() {
        assertThat(seconds(at(1_000, MORNING, DRILL, null), at(4_600, MORNING, DRILL, null)))
                .isEqualTo(300);
    }

    @Test
    void theFirstStatementOfASessionHasNoGap() {
        assertThat(seconds(at(1_000, MORNING, DRILL, null), at(1_100, LATER, DRILL, null)))
                .isZero();
    }

    @Test
    void aGapAlsoCountsFromAStatementThatHasADuration() {
        assertThat(seconds(at(1_000, MORNING, DRILL, 60), at(1_030, MORNING, DRILL, null)))
                .isEqualTo(90);
    }

    @Test
    void twoToolsAtTheSameTimeCountOnceForTheDayAndEachForItself() {
        var spent = StudyTime.intervals(List.of(at(1_000, MORNING, DRILL, 100), at(1_050, LATER, BOOK, 100)), MIDNIGHT);
        List<Interval> all = new ArrayList<>();
        spent.values().forEach(all::addAll);
        assertThat(Interval.covered(all)).hasSeconds(150);
        assertThat(Interval.covered(spent.getOrDefault(BOOK, List.of()))).hasSeconds(100);
    }

    @Test
    void nothingReachesBackBeforeMidnightInJapan() {
        assertThat(seconds(at(60, MORNING, DRILL, 3_600))).isEqualTo(60);
    }

    private static long seconds(StudyTime.Moment... moments) {
        List<Interval> all = new ArrayList<>();
        StudyTime.intervals(List.of(moments), MIDNIGHT).values().forEach(all::addAll);
        return Interval.covered(all).toSeconds();
    }

    private static StudyTime.Moment at(int second, UUID session, UUID activity, @Nullable Integer duration) {
        return new StudyTime.Moment(
                MIDNIGHT.plusSeconds(second),
                session,
                activity,
                duration == null ? null : Duration.ofSeconds(duration));
    }
}
