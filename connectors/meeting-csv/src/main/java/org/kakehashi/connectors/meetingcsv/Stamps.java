package org.kakehashi.connectors.meetingcsv;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times as conferencing systems write them, in Asia/Tokyo.
 *
 * @param dayFirst whether 5/4/2026 is the 5th of April
 * @param date of times that have none
 */
record Stamps(boolean dayFirst, @Nullable LocalDate date) {
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final List<String> TIMES =
            List.of("H:mm:ss", "H:mm", "h:mm:ss a", "h:mm a", "ah:mm:ss", "ah:mm", "a h:mm:ss", "a h:mm");
    private static final List<DateTimeFormatter> YEAR_FIRST = formats("uuuu-M-d", "uuuu/M/d", "uuuu年M月d日");
    private static final List<DateTimeFormatter> MONTH_FIRST = formats("M/d/uuuu", "M/d/uu");
    private static final List<DateTimeFormatter> DAY_FIRST = formats("d/M/uuuu", "d/M/uu");
    private static final List<DateTimeFormatter> ALONE =
            TIMES.stream().flatMap(Stamps::inBothLanguages).toList();
    private static final Pattern PART =
            Pattern.compile("([0-9]{1,4})\\s*(hours?|hrs?|h|時間|minutes?|mins?|m|分|seconds?|secs?|s|秒)");

    private static List<DateTimeFormatter> formats(String... dates) {
        return Stream.of(dates)
                .flatMap(date -> TIMES.stream().map(time -> date + " " + time))
                .flatMap(Stamps::inBothLanguages)
                .toList();
    }

    private static Stream<DateTimeFormatter> inBothLanguages(String pattern) {
        return Stream.of(Locale.ENGLISH, Locale.JAPAN).map(language -> new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(language)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    /** Whether the text is a time without a date. */
    boolean isTimeAlone(String text) {
        return alone(plain(text)).isPresent();
    }

    /**
     * The time that the text writes.
     *
     * @param utc whether it is UTC where it has no offset
     */
    Optional<LocalDateTime> read(String text, boolean utc) {
        String plain = plain(text);
        Optional<LocalDateTime> offset = parse(() -> OffsetDateTime.parse(plain.replace(' ', 'T'))
                .atZoneSameInstant(TOKYO)
                .toLocalDateTime());
        if (offset.isPresent()) {
            return offset;
        }
        Optional<LocalDateTime> local = Stream.of(YEAR_FIRST, dayFirst ? DAY_FIRST : MONTH_FIRST)
                .flatMap(List::stream)
                .flatMap(format -> parse(() -> LocalDateTime.parse(plain, format)).stream())
                .findFirst();
        if (local.isEmpty() && date != null) {
            local = alone(plain).map(date::atTime);
        }
        return local.map(time -> utc
                        ? time.atZone(ZoneOffset.UTC).withZoneSameInstant(TOKYO).toLocalDateTime()
                        : time)
                .filter(time -> time.getYear() >= 1990 && time.getYear() < 2200);
    }

    private static Optional<LocalTime> alone(String plain) {
        return ALONE.stream()
                .flatMap(format -> parse(() -> LocalTime.parse(plain, format)).stream())
                .findFirst();
    }

    /** A length: {@code 1h 5m 3s}, {@code 58 min}, {@code 1 hr 2 min}, {@code 45} minutes, {@code 1:05:03}. */
    static Optional<Duration> length(String text) {
        String plain = plain(text).toLowerCase(Locale.ROOT);
        if (plain.matches("[0-9]{1,5}")) {
            return Optional.of(Duration.ofMinutes(Long.parseLong(plain)));
        }
        if (plain.matches("[0-9]{1,3}:[0-9]{2}:[0-9]{2}")) {
            String[] parts = plain.split(":", 3);
            return Optional.of(Duration.ofHours(Long.parseLong(parts[0]))
                    .plusMinutes(Long.parseLong(parts[1]))
                    .plusSeconds(Long.parseLong(parts[2])));
        }
        Matcher part = PART.matcher(plain);
        Duration length = Duration.ZERO;
        boolean found = false;
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            char unit = part.group(2).charAt(0);
            length = length.plus(
                    unit == 'h' || unit == '時'
                            ? Duration.ofHours(count)
                            : unit == 'm' || unit == '分' ? Duration.ofMinutes(count) : Duration.ofSeconds(count));
            found = true;
        }
        return found ? Optional.of(length) : Optional.empty();
    }

    /** In half width, with plain single spaces, without the comma that Teams writes after the date. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace(",", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static <T> Optional<T> parse(java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
