package org.kakehashi.hub.demo.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which days are school days in the demo city: Monday to Friday outside the holidays; national holidays aren't kept. */
final class SchoolDays {
    private SchoolDays() {}

    /**
     * The last school days up to and including the anchor, oldest first. An anchor on a weekday counts even in the
     * holidays, so that the demo always has a today to show.
     */
    static List<LocalDate> upTo(LocalDate anchor, int count) {
        Predicate<LocalDate> open = day -> isWeekday(day) && (day.equals(anchor) || !isHoliday(day));
        return Stream.iterate(anchor, day -> day.minusDays(1))
                .filter(open)
                .limit(count)
                .toList()
                .reversed();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isHoliday(LocalDate day) {
        return within(day, MonthDay.of(7, 21), MonthDay.of(8, 31))
                || within(day, MonthDay.of(12, 25), MonthDay.of(12, 31))
                || within(day, MonthDay.of(1, 1), MonthDay.of(1, 7))
                || within(day, MonthDay.of(3, 25), MonthDay.of(4, 6));
    }

    private static boolean within(LocalDate day, MonthDay first, MonthDay last) {
        var it = MonthDay.from(day);
        return !it.isBefore(first) && !it.isAfter(last);
    }
}
