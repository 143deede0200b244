package org.kakehashi.hub.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of schools: a school day is a date in Japan, wherever the server stands. */
public final class SchoolDay {
    /** Where schools are. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private SchoolDay() {}

    /** Today in Japan. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The school day on which an instant falls. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The school year (年度) of a date: it begins on 1 April. */
    public static int year(LocalDate day) {
        return day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
    }
}
