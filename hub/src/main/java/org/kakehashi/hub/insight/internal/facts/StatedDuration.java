package org.kakehashi.hub.insight.internal.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code result.duration}: an ISO 8601 duration in weeks, or in days, hours, minutes and seconds. */
final class StatedDuration {
    private static final String NUMBER = "(\\d{1,9}(?:[.,]\\d{1,9})?)";
    private static final Pattern FORM = Pattern.compile("P(?:" + NUMBER + "W)?(?:" + NUMBER + "D)?(?:T(?:" + NUMBER
            + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER + "S)?)?");
    private static final long[] SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    /** Nobody studies longer at a stretch; whatever claims so is cut here. */
    static final Duration LONGEST = Duration.ofDays(1);

    private StatedDuration() {}

    /** The duration, cut at {@link #LONGEST}; empty for other text, and for years and months, which have no fixed length. */
    static Optional<Duration> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (int i = 0; i < SECONDS.length; i++) {
            seconds = seconds.add(seconds(parts.group(i + 1), SECONDS[i]));
        }
        BigDecimal cut = seconds.min(BigDecimal.valueOf(LONGEST.toSeconds()));
        return Optional.of(Duration.ofMillis(
                cut.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact()));
    }

    private static BigDecimal seconds(@Nullable String number, long each) {
        return number == null
                ? BigDecimal.ZERO
                : new BigDecimal(number.replace(',', '.')).multiply(BigDecimal.valueOf(each));
    }
}
