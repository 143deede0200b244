package org.kakehashi.hub.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.city.Pupil.Story;

class CityTests {
    private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 20);
    private final City city = CityFounder.found(7, ANCHOR);

    @Test
    void hasThreeSchoolsThirtyClassesNineHundredPupilsAndSixtyStaff() {
        assertThat(city.schools()).hasSize(3);
        assertThat(city.homerooms()).hasSize(30);
        assertThat(city.pupils()).hasSize(900);
        assertThat(city.staff()).hasSize(60);
        assertThat(city.guardians()).hasSizeBetween(80, 160);
        assertThat(city.guardianOfVisitorsPupil().children())
                .hasSize(2)
                .extracting(child -> child.person().name().family())
                .containsOnly(city.guardianOfVisitorsPupil().person().name().family());
        assertThat(city.showcase().title()).isEqualTo("5年1組");
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(CityFounder.found(7, ANCHOR)).isEqualTo(city);
        assertThat(CityFounder.found(8, ANCHOR).pupils()).doesNotContainAnyElementsOf(city.pupils());
    }

    @Test
    void givesEverybodyAUuidOfVersionFourAndANameWithFullWidthKana() {
        var people = city.pupils().stream().map(Pupil::person).toList();
        assertThat(people).extracting(Person::id).doesNotHaveDuplicates().allMatch(id -> id.version() == 4);
        assertThat(people).extracting(Person::id).allMatch(id -> id.variant() == 2);
        assertThat(people).extracting(person -> person.name().full()).doesNotHaveDuplicates();
        assertThat(people)
                .extracting(person -> person.name().familyKana() + person.name().givenKana())
                .allMatch(Pattern.compile("[ァ-ヶー]+").asMatchPredicate());
    }

    @Test
    void numbersEachClassByKanaFromOne() {
        var roll = city.pupils().stream()
                .filter(pupil -> pupil.homeroom().equals(city.showcase()))
                .toList();
        assertThat(roll).hasSize(31);
        assertThat(roll.getFirst().attendanceNumber()).isEqualTo(1);
        assertThat(roll.getLast().attendanceNumber()).isEqualTo(31);
        assertThat(roll).extracting(pupil -> pupil.person().name().kana()).isSorted();
    }

    @Test
    void hasValidSchoolCodes() {
        assertThat(city.schools()).extracting(School::code).allSatisfy(code -> {
            assertThat(code).matches("(B1|C1)\\d{11}");
            assertThat(code.charAt(12) - '0').isEqualTo(SchoolCode.checkDigit(code.substring(0, 12)));
        });
        // Worked out by hand: B=2 → 4, 1, 1×2, 3, 2×2, 0, 0, …, 1×2, 0 sum to 16.
        assertThat(SchoolCode.checkDigit("B11320000010")).isEqualTo(4);
    }

    @Test
    void countsSixtySchoolDaysBackWithoutWeekendsAndHolidays() {
        assertThat(city.schoolDays()).hasSize(60).isSorted().doesNotHaveDuplicates();
        assertThat(city.schoolDays().getLast()).isEqualTo(ANCHOR);
        assertThat(city.schoolDays())
                .extracting(LocalDate::getDayOfWeek)
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(SchoolDays.upTo(LocalDate.of(2026, 9, 1), 2)).first().isEqualTo(LocalDate.of(2026, 7, 20));
        assertThat(SchoolDays.upTo(LocalDate.of(2026, 11, 22), 1)).containsExactly(ANCHOR);
    }

    @Test
    void hasATodayEvenInTheHolidays() {
        assertThat(SchoolDays.upTo(LocalDate.of(2026, 8, 12), 1)).containsExactly(LocalDate.of(2026, 8, 12));
    }

    @Test
    void keepsThoseWhoWereNotHereOutOfTheYearBefore() {
        var spring = CityFounder.found(7, LocalDate.of(2026, 4, 20));
        var march = new CityLife(spring)
                .days()
                .filter(day -> day.date().getMonthValue() == 3)
                .toList();
        assertThat(spring.reachesBack()).isTrue();
        assertThat(march).isNotEmpty().allMatch(day -> day.pupil().homeroom().level() > 1);
    }

    @Test
    void placesAllStoriesInTheShowcaseClass() {
        for (var story : Story.values()) {
            assertThat(city.pupils())
                    .filteredOn(pupil -> pupil.story() == story && story != Story.ORDINARY)
                    .hasSize(story == Story.ORDINARY ? 0 : 1)
                    .allMatch(pupil -> pupil.homeroom().equals(city.showcase()));
        }
    }
}
