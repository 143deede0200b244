package org.kakehashi.hub.access.internal.emergency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of break-glass.
 *
 * @param lasts how long it stays open
 * @param mostADay how many an account may open within 24 hours
 */
@ConfigurationProperties("hub.break-glass")
public record BreakGlassProperties(
        @DefaultValue("PT1H") Duration lasts,
        @DefaultValue("10") int mostADay) {
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Longer than a day is a grant of a role, not an emergency. */
    public BreakGlassProperties {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("hub.break-glass.lasts: more than nothing, at most PT24H");
        }
    }
}
