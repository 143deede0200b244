package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;

/**
 * A pupil's mood (心の天気), entered once each half of the day.
 *
 * @param comment in the pupil's words
 */
public record MoodRecord(
        Origin origin,
        PersonRef person,
        String sourceKey,
        LocalDate date,
        DayHalf half,
        Weather weather,
        @Nullable String comment)
        implements SchoolRecord {}
