package org.kakehashi.hub.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.city.Pupil.Story;
import org.kakehashi.hub.demo.study.Catalogue;
import tools.jackson.databind.node.ObjectNode;

class StudyHistoryTests {
    private static final City CITY = CityFounder.found(7, LocalDate.of(2026, 11, 20));
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final List<Told> TOLD =
            history(NOON).map(StudyHistoryTests::told).toList();

    /** What these tests look at, small enough to keep for the whole history. */
    private record Told(
            String id, String person, String verb, String item, String registration, boolean right, Instant at) {
        LocalDate day() {
            return at.atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
        }
    }

    private static Stream<ObjectNode> history(Instant now) {
        return new StudyHistory(CITY, Catalogue.load(), "http://hub.example", now).statements();
    }

    private static Told told(ObjectNode statement) {
        return new Told(
                statement.at("/id").asString(),
                statement.at("/actor/account/name").asString(),
                statement.at("/verb/id").asString(),
                statement.at("/object/id").asString(),
                statement.at("/context/registration").asString(),
                statement.at("/result/success").asBoolean(),
                Instant.parse(statement.at("/timestamp").asString()));
    }

    @Test
    void tellsTensOfThousandsOfStatementsWithIdsOfTheirOwn() {
        assertThat(TOLD).hasSizeBetween(24_000, 40_000);
        assertThat(TOLD.stream().map(Told::id).distinct()).hasSameSizeAs(TOLD);
    }

    @Test
    void tellsTheSameAgain() {
        var again = history(NOON).iterator();
        for (var statement : (Iterable<ObjectNode>) history(NOON)::iterator) {
            assertThat(again.next().equals(statement)).isTrue();
        }
        assertThat(again.hasNext()).isFalse();
    }

    @Test
    void tellsNothingThatLiesInTheFuture() {
        assertThat(TOLD).allMatch(it -> !it.at().isAfter(NOON));
        assertThat(TOLD).anyMatch(it -> it.day().equals(LocalDate.of(2026, 11, 20)));
    }

    @Test
    void isLivelyInEveryClassOnTheLastTenDaysAndThinnerBefore() {
        Map<String, String> classOf = CITY.pupils().stream()
                .collect(Collectors.toMap(pupil -> pupil.person().id().toString(), pupil -> pupil.homeroom()
                        .toString()));
        var pupils = TOLD.stream()
                .collect(Collectors.groupingBy(
                        it -> classOf.get(it.person()) + it.day(),
                        Collectors.mapping(Told::person, Collectors.toSet())));
        for (var day : CITY.schoolDays().subList(50, 60)) {
            for (var room : CITY.homerooms()) {
                assertThat(pupils.get(room.toString() + day)).isNotEmpty();
            }
        }
        var before = CITY.schoolDays().get(50);
        assertThat(TOLD.stream().filter(it -> it.day().isBefore(before))).hasSizeLessThan(TOLD.size() / 2);
    }

    @Test
    void letsOnePupilsCorrectRateFall() {
        var fading = CITY.pupil(Story.FADING).person().id().toString();
        var last = CITY.schoolDays().subList(58, 60);
        assertThat(rate(it -> it.person().equals(fading) && last.contains(it.day())))
                .isLessThan(0.4);
        var before = CITY.schoolDays().get(50);
        assertThat(rate(it -> it.person().equals(fading) && it.day().isBefore(before)))
                .isGreaterThan(0.75);
    }

    @Test
    void makesTheShowcaseClassStrongInOneUnit() {
        var people = CITY.pupils().stream()
                .filter(pupil -> pupil.homeroom().equals(CITY.showcase()))
                .map(pupil -> pupil.person().id().toString())
                .collect(Collectors.toSet());
        Predicate<Told> fractions = it -> it.item().contains("p5-fraction-add/");
        Predicate<Told> ours = it -> people.contains(it.person());
        double strong = rate(fractions.and(ours));
        assertThat(strong).isGreaterThan(rate(fractions.negate().and(ours)) + 0.1);
        assertThat(strong).isGreaterThan(rate(fractions.and(ours.negate())) + 0.1);
    }

    /** The share of first tries that were right. */
    private static double rate(Predicate<Told> which) {
        Map<String, Boolean> first = new HashMap<>();
        TOLD.stream()
                .filter(it -> it.verb().endsWith("/answered"))
                .filter(which)
                .forEach(it -> first.putIfAbsent(it.registration() + it.item(), it.right()));
        assertThat(first).isNotEmpty();
        return first.values().stream().filter(right -> right).count() / (double) first.size();
    }
}
