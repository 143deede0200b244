package org.kakehashi.connectors.schoolaffairscsv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to write dates or times: a pattern of {@link DateTimeFormatter}, read strictly. With the era ({@code G}) the year
 * is counted by the Japanese calendar, so that {@code Gy年M月d日} reads 令和8年4月1日 and 令和元年5月1日.
 */
record TemporalFormat(String pattern, DateTimeFormatter formatter) {

    /** A format for a pattern. Fails with {@link IllegalArgumentException} when it is none. */
    static TemporalFormat of(String pattern) {
        if (pattern.contains("G")) {
            return new TemporalFormat(pattern, strict(pattern).withChronology(JapaneseChronology.INSTANCE));
        }
        // Read strictly, y would ask for an era.
        return new TemporalFormat(pattern, strict(pattern.replace('y', 'u')));
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.JAPAN).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether it can read what it writes, as a date or else as a time. */
    boolean fits(Kind.Type type) {
        try {
            TemporalAccessor sample = type == Kind.Type.DATE ? LocalDate.of(2026, 12, 24) : LocalTime.of(13, 45);
            String text = formatter.format(sample);
            return sample.equals(
                    type == Kind.Type.DATE
                            ? date(text).orElse(null)
                            : time(text).orElse(null));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The date that the text writes in this way, from 1900 to 2199. */
    Optional<LocalDate> date(String text) {
        return parse(text.replace("元年", "1年"), LocalDate::from)
                .filter(date -> date.getYear() >= 1900 && date.getYear() < 2200);
    }

    /** The time that the text writes in this way. */
    Optional<LocalTime> time(String text) {
        return parse(text, LocalTime::from);
    }

    private <T> Optional<T> parse(String text, TemporalQuery<T> query) {
        try {
            return Optional.of(formatter.parse(text, query));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
