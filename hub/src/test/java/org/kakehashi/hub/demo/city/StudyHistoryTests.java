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
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.city.Pupil.Story;
import org.kakehashi.hub.demo.study.Catalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StudyHistoryTests {
    private static final City CITY = CityFounder.found(7, LocalDate.of(2026, 11, 20));
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final List<ObjectNode> TOLD = history(NOON);

    private static List<ObjectNode> history(Instant now) {
        return new StudyHistory(CITY, Catalogue.load(), "http://hub.example", now)
                .statements()
                .toList();
    }

    @Test
    void tellsThirtyToFortyThousandStatementsWithIdsOfTheirOwn() {
        assertThat(TOLD).hasSizeBetween(28_000, 40_000);
        assertThat(TOLD).extracting(it -> it.get("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheSameAgain() {
        assertThat(history(NOON)).isEqualTo(TOLD);
    }

    @Test
    void tellsNothingThatLiesInTheFuture() {
        assertThat(TOLD).allMatch(it -> !at(it).isAfter(NOON));
        assertThat(TOLD)
                .filteredOn(it -> day(it).equals(LocalDate.of(2026, 11, 20)))
                .isNotEmpty();
    }

    @Test
    void isLivelyInEveryClassOnTheLastTenDaysAndThinnerBefore() {
        Map<String, String> classOf = CITY.pupils().stream()
                .collect(Collectors.toMap(pupil -> pupil.person().id().toString(), pupil -> pupil.homeroom()
                        .toString()));
        var perClassAndDay = TOLD.stream()
                .collect(Collectors.groupingBy(
                        it -> classOf.get(name(it)) + day(it),
                        Collectors.mapping(StudyHistoryTests::name, Collectors.toSet())));
        for (var day : CITY.schoolDays().subList(50, 60)) {
            for (var room : CITY.homerooms()) {
                assertThat(perClassAndDay.get(room.toString() + day)).hasSizeGreaterThan(1);
            }
        }
        var before = CITY.schoolDays().get(50);
        assertThat(TOLD).filteredOn(it -> day(it).isBefore(before)).hasSizeLessThan(TOLD.size() / 2);
    }

    @Test
    void letsOnePupilsCorrectRateFall() {
        var fading = CITY.pupil(Story.FADING).person().id().toString();
        var last = CITY.schoolDays().subList(56, 60);
        assertThat(rate(it -> name(it).equals(fading) && last.contains(day(it))))
                .isLessThan(0.5);
        assertThat(rate(it -> name(it).equals(fading)
                        && day(it).isBefore(CITY.schoolDays().get(50))))
                .isGreaterThan(0.75);
    }

    @Test
    void makesTheShowcaseClassStrongInOneUnit() {
        var people = CITY.pupils().stream()
                .filter(pupil -> pupil.homeroom().equals(CITY.showcase()))
                .map(pupil -> pupil.person().id().toString())
                .collect(Collectors.toSet());
        Predicate<JsonNode> fractions = it -> it.at("/object/id").asString().contains("p5-fraction-add/");
        Predicate<JsonNode> others = fractions.negate();
        Predicate<JsonNode> ours = it -> people.contains(name(it));
        double strong = rate(fractions.and(ours));
        assertThat(strong).isGreaterThan(rate(others.and(ours)) + 0.1);
        assertThat(strong).isGreaterThan(rate(fractions.and(ours.negate())) + 0.1);
    }

    /** The share of first tries that were right. */
    private static double rate(Predicate<JsonNode> which) {
        Map<String, Boolean> first = new HashMap<>();
        TOLD.stream()
                .filter(it -> it.at("/verb/id").asString().endsWith("/answered"))
                .filter(which)
                .forEach(it -> first.putIfAbsent(
                        it.at("/context/registration").asString()
                                + it.at("/object/id").asString(),
                        it.at("/result/success").asBoolean()));
        assertThat(first).isNotEmpty();
        return first.values().stream().filter(right -> right).count() / (double) first.size();
    }

    private static String name(JsonNode statement) {
        return statement.at("/actor/account/name").asString();
    }

    private static Instant at(JsonNode statement) {
        return Instant.parse(statement.get("timestamp").asString());
    }

    private static LocalDate day(JsonNode statement) {
        return at(statement).atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
    }
}
