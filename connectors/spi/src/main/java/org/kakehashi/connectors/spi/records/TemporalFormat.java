package org.kakehashi.connectors.spi.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to write dates or times: a pattern of {@link DateTimeFormatter}, read strictly. With the era ({@code G}) the year
 * is counted by the Japanese calendar, so that {@code Gy年M月d日} reads 令和8年4月1日 and 令和元年5月1日.
 */
public record TemporalFormat(String pattern, DateTimeFormatter formatter) {

    /** {@code yyyy-MM-dd}. */
    public static final TemporalFormat ISO_DATE = of("yyyy-MM-dd");

    /** {@code H:mm}. */
    public static final TemporalFormat CLOCK = of("H:mm");

    private static final LocalDate A_DATE = LocalDate.of(2026, 12, 24);
    private static final LocalTime A_TIME = LocalTime.of(13, 45);

    /** A format for a pattern. Fails with {@link IllegalArgumentException} when it is none. */
    public static TemporalFormat of(String pattern) {
        if (pattern.contains("G")) {
            return new TemporalFormat(pattern, strict(pattern).withChronology(JapaneseChronology.INSTANCE));
        }
        // Read strictly, y would ask for an era.
        return new TemporalFormat(pattern, strict(pattern.replace('y', 'u')));
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.JAPAN).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A date or a time that is written so, for people: {@code 令和8年12月24日}. */
    public String example() {
        return formatter.format(writes(A_DATE) ? A_DATE : A_TIME);
    }

    /** Whether it reads the dates that it writes. */
    public boolean readsDates() {
        return writes(A_DATE) && date(formatter.format(A_DATE)).equals(Optional.of(A_DATE));
    }

    /** Whether it reads the times that it writes. */
    public boolean readsTimes() {
        return writes(A_TIME) && time(formatter.format(A_TIME)).equals(Optional.of(A_TIME));
    }

    private boolean writes(java.time.temporal.TemporalAccessor sample) {
        try {
            return !formatter.format(sample).isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The date that the text writes in this way, from 1900 to 2199. */
    public Optional<LocalDate> date(String text) {
        return parse(text.replace("元年", "1年"), LocalDate::from)
                .filter(date -> date.getYear() >= 1900 && date.getYear() < 2200);
    }

    /** The time that the text writes in this way. */
    public Optional<LocalTime> time(String text) {
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
