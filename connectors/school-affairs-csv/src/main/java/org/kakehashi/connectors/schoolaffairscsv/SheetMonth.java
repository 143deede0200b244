package org.kakehashi.connectors.schoolaffairscsv;

import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.chrono.JapaneseChronology;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import org.kakehashi.connectors.spi.records.TemporalFormat;

/** Where the month of a sheet is said. */
sealed interface SheetMonth {

    /** In the mapping itself. */
    record Given(YearMonth month) implements SheetMonth {}

    /** In the connector's setting {@code month}. */
    record Setting() implements SheetMonth {}

    /**
     * In a cell above the header, among other text perhaps.
     *
     * @param line counted from 1
     * @param column counted from 1
     */
    record Cell(int line, int column, List<TemporalFormat> formats) implements SheetMonth {
        private static final int LONGEST_TITLE = 200;

        /** The first month that stands in the text. */
        Optional<YearMonth> in(String text) {
            String title = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("元年", "1年");
            for (TemporalFormat format : formats) {
                for (int start = 0; start < Math.min(title.length(), LONGEST_TITLE); start++) {
                    Optional<YearMonth> month = at(format, title, start);
                    if (month.isPresent()) {
                        return month;
                    }
                }
            }
            return Optional.empty();
        }

        private static Optional<YearMonth> at(TemporalFormat format, String title, int start) {
            try {
                TemporalAccessor found = format.formatter().parseUnresolved(title, new ParsePosition(start));
                if (found == null) {
                    return Optional.empty();
                }
                int month = (int) found.getLong(ChronoField.MONTH_OF_YEAR);
                int year = found.isSupported(ChronoField.ERA)
                        ? JapaneseChronology.INSTANCE.prolepticYear(
                                JapaneseChronology.INSTANCE.eraOf((int) found.getLong(ChronoField.ERA)),
                                (int) found.getLong(ChronoField.YEAR_OF_ERA))
                        : (int) found.getLong(ChronoField.YEAR);
                return year >= 1900 && year < 2200 ? Optional.of(YearMonth.of(year, month)) : Optional.empty();
            } catch (DateTimeException | ArithmeticException e) {
                return Optional.empty();
            }
        }
    }
}
