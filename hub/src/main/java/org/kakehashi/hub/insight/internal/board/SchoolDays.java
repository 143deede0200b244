package org.kakehashi.hub.insight.internal.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which dates are school days of a class. Where attendance is kept, they are the dates on which somebody of the class
 * was, or should have been, at school; elsewhere Monday to Friday. No calendar of school holidays is at hand.
 */
final class SchoolDays {
    /** How many a board shows, its own date included. */
    static final int SHOWN = 7;
    /** Calendar days on which a board looks back. */
    static final int REACH = 21;

    private SchoolDays() {}

    /**
     * The board's date and the school days before it within {@link #REACH}, oldest first.
     *
     * @param withAttendance dates with attendance of the class within {@link #REACH} days up to the date
     */
    static List<LocalDate> upTo(LocalDate date, Collection<LocalDate> withAttendance) {
        NavigableSet<LocalDate> known = new TreeSet<>(withAttendance).headSet(date, false);
        Stream<LocalDate> before = known.isEmpty()
                ? Stream.iterate(date.minusDays(1), day -> day.minusDays(1)).filter(SchoolDays::isWeekday)
                : known.descendingSet().stream();
        LocalDate first = date.minusDays(REACH);
        return Stream.concat(Stream.of(date), before.takeWhile(day -> !day.isBefore(first)))
                .toList()
                .reversed();
    }

    /** The next weekday after the date. */
    static LocalDate weekdayAfter(LocalDate date) {
        return Stream.iterate(date.plusDays(1), day -> day.plusDays(1))
                .filter(SchoolDays::isWeekday)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
