package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** Reads values of the services as tools send them, each bounded; whatever breaks a rule is 400 and named. */
final class Wire {
    /** ISO 8601 with an offset as {@code Z}, {@code +09:00}, {@code +0900} or {@code +09}: tools write all of these. */
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);
    private static final int DIGITS = 12;
    private static final int LONGEST_TIME = 64;

    private Wire() {}

    /** Refuses with the reason. */
    static HubException invalid(String reason) {
        return new HubException(ErrorCode.INVALID_REQUEST, reason);
    }

    /** A text, absent where it is empty. */
    static Optional<String> text(String member, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw invalid(member + " has at most " + longest + " characters.");
        }
        return Optional.of(text);
    }

    /** A time to the microsecond. */
    static Optional<Instant> time(String member, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            Instant time = text.length() > LONGEST_TIME
                    ? EARLIEST.minusMillis(1)
                    : OffsetDateTime.parse(text.strip(), TIMES).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // Said below, as whatever else is no time.
        }
        throw invalid(member + " must be an ISO 8601 time with an offset, such as 2026-04-10T09:30:00.000+09:00.");
    }

    /** A number from zero on, rounded to twelve places. */
    static Optional<BigDecimal> number(String member, @Nullable BigDecimal number) {
        if (number == null) {
            return Optional.empty();
        }
        // Asked by comparison, which is cheap however many digits the number would have if it were written out.
        if (number.signum() < 0 || number.compareTo(LARGEST) > 0) {
            throw invalid(member + " must be a number from 0 to " + LARGEST.toPlainString() + ".");
        }
        return Optional.of(number.scale() > DIGITS ? number.setScale(DIGITS, java.math.RoundingMode.HALF_UP) : number);
    }

    /** A number of more than zero. */
    static Optional<BigDecimal> maximum(String member, @Nullable BigDecimal number) {
        if (number != null && number.signum() <= 0) {
            throw invalid(member + " must be more than 0.");
        }
        Optional<BigDecimal> maximum = number(member, number);
        if (maximum.filter(one -> one.signum() == 0).isPresent()) {
            throw invalid(member + " is too small.");
        }
        return maximum;
    }
}
