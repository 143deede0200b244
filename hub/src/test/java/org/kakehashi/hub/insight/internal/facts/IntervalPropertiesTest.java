package org.kakehashi.hub.insight.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IntervalPropertiesTest {
    private static final Instant START = Instant.parse("2026-04-10T00:00:00Z");

    @Property(tries = 300)
    void eachSecondCountsOnceHoweverManyIntervalsCoverIt(@ForAll("intervals") List<Interval> intervals) {
        BitSet seconds = new BitSet();
        intervals.forEach(interval -> seconds.set(second(interval.from()), second(interval.to())));
        assertThat(Interval.covered(intervals)).isEqualTo(Duration.ofSeconds(seconds.cardinality()));
    }

    @Property(tries = 100)
    void theOrderOfIntervalsDoesNotMatter(@ForAll("intervals") List<Interval> intervals, @ForAll Random random) {
        List<Interval> shuffled = new ArrayList<>(intervals);
        Collections.shuffle(shuffled, random);
        assertThat(Interval.covered(shuffled)).isEqualTo(Interval.covered(intervals));
    }

    @Property(tries = 100)
    void anIntervalWithinAnotherAddsNothing(@ForAll("intervals") List<Interval> intervals) {
        List<Interval> twice = new ArrayList<>(intervals);
        twice.addAll(intervals);
        assertThat(Interval.covered(twice)).isEqualTo(Interval.covered(intervals));
    }

    @Provide
    Arbitrary<List<Interval>> intervals() {
        Arbitrary<Integer> from = Arbitraries.integers().between(0, 2_000);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 400);
        return Combinators.combine(from, length)
                .as((begin, seconds) ->
                        new Interval(START.plusSeconds(begin), START.plusSeconds((long) begin + seconds)))
                .list()
                .ofMaxSize(30);
    }

    private static int second(Instant instant) {
        return (int) Duration.between(START, instant).toSeconds();
    }
}
