package org.kakehashi.hub.insight.internal.overview;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** Weeks as a request names them: by any of their dates. */
final class Weeks {
    private Weeks() {}

    /** The Monday of the week of {@code date}; of the last whole week where there is none. */
    static LocalDate monday(@Nullable String date, Clock clock) {
        if (date == null || date.isEmpty()) {
            return mondayOf(SchoolDay.today(clock)).minusWeeks(1);
        }
        try {
            return mondayOf(LocalDate.parse(date));
        } catch (DateTimeException e) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "week: a date such as 2026-11-16.");
        }
    }

    private static LocalDate mondayOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
