package org.kakehashi.hub.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.city.Pupil.Story;

class CityLifeTests {
    private static final City CITY = CityFounder.found(7, LocalDate.of(2026, 11, 20));
    private static final List<PupilDay> DAYS = new CityLife(CITY).days().toList();

    @Test
    void isMostlyPresence() {
        double present = share(DAYS, Attendance.PRESENT);
        assertThat(DAYS).hasSize(900 * 60);
        assertThat(present).isBetween(0.93, 0.98);
        assertThat(share(DAYS, Attendance.LATE)).isBetween(0.005, 0.03);
        assertThat(share(DAYS, Attendance.SICK)).isBetween(0.005, 0.04);
    }

    @Test
    void hasNoMoodAndNoVisitOfSomebodyAbsent() {
        assertThat(DAYS)
                .filteredOn(day -> !day.attendance().atSchool())
                .isNotEmpty()
                .allMatch(day -> day.morning() == null
                        && day.afternoon() == null
                        && day.visits().isEmpty());
    }

    @Test
    void letsOneMoodFallOverTenDays() {
        var days = of(Story.FADING);
        assertThat(moods(days.subList(50, 53))).isSubsetOf(Mood.SUNNY, Mood.CLOUDY);
        assertThat(moods(days.subList(58, 60))).isSubsetOf(Mood.RAINY, Mood.THUNDER);
        assertThat(moods(days.subList(0, 50))).filteredOn(Mood.SUNNY::equals).hasSizeGreaterThan(60);
    }

    @Test
    void keepsMoodsSteadyOtherwise() {
        var moods = moods(DAYS);
        assertThat(moods.stream().filter(Mood.SUNNY::equals).count() / (double) moods.size())
                .isBetween(0.5, 0.75);
        assertThat(moods.stream().filter(Mood.THUNDER::equals).count() / (double) moods.size())
                .isBetween(0.0005, 0.01);
    }

    @Test
    void sendsOnePupilToTheNurseSixDaysInARow() {
        var days = of(Story.OFTEN_AT_THE_NURSE);
        assertThat(days.subList(54, 60)).allMatch(day -> !day.visits().isEmpty());
        assertThat(days.subList(0, 54)).allMatch(day -> day.visits().isEmpty());
    }

    @Test
    void makesOnePupilLateOnMostMondaysAndOnNoOtherDay() {
        var mondays = of(Story.LATE_ON_MONDAYS).stream()
                .filter(day -> day.date().getDayOfWeek() == DayOfWeek.MONDAY)
                .toList();
        assertThat(share(mondays, Attendance.LATE)).isGreaterThan(0.6);
        assertThat(of(Story.LATE_ON_MONDAYS))
                .filteredOn(day -> day.attendance() == Attendance.LATE)
                .allMatch(day -> day.date().getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private static List<PupilDay> of(Story story) {
        var pupil = CITY.pupil(story);
        return DAYS.stream().filter(day -> day.pupil().equals(pupil)).toList();
    }

    private static List<Mood> moods(List<PupilDay> days) {
        return days.stream()
                .mapMulti((PupilDay day, java.util.function.Consumer<Mood> sink) -> {
                    if (day.morning() != null) {
                        sink.accept(day.morning());
                    }
                    if (day.afternoon() != null) {
                        sink.accept(day.afternoon());
                    }
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static double share(List<PupilDay> days, Attendance wanted) {
        return days.stream().filter(day -> day.attendance() == wanted).count() / (double) days.size();
    }
}
