package org.kakehashi.connectors.schoolaffairscsv;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.TemporalFormat;

/**
 * Dates in column names.
 *
 * @param formats tried in order; those without a year or a month are filled up from {@code month}
 * @param month of the sheet; null where the formats name whole dates
 */
record HeaderDates(List<TemporalFormat> formats, @Nullable YearMonth month) {

    /** What a column's name says. */
    sealed interface Day {
        /** A day of the calendar. */
        record Real(LocalDate date) implements Day {}

        /** A day that its month doesn't have, as the column 31 of a sheet that serves every month. */
        record Missing() implements Day {}
    }

    /** The day that the text writes; empty where it writes none. */
    Optional<Day> day(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (TemporalFormat format : formats) {
            Optional<Day> day = month == null ? format.date(half).map(Day.Real::new) : filledUp(format, half, month);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    private static Optional<Day> filledUp(TemporalFormat format, String text, YearMonth month) {
        try {
            TemporalAccessor found = format.formatter().parse(text);
            int day = found.get(ChronoField.DAY_OF_MONTH);
            YearMonth of = found.isSupported(ChronoField.MONTH_OF_YEAR)
                    ? inSchoolYear(month, found.get(ChronoField.MONTH_OF_YEAR))
                    : month;
            return Optional.of(of.isValidDay(day) ? new Day.Real(of.atDay(day)) : new Day.Missing());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The month of that number in the school year (April to March) of the sheet's month. */
    private static YearMonth inSchoolYear(YearMonth sheet, int month) {
        int year = sheet.getYear() - (sheet.getMonthValue() < Month.APRIL.getValue() ? 1 : 0);
        return YearMonth.of(month < Month.APRIL.getValue() ? year + 1 : year, month);
    }
}
