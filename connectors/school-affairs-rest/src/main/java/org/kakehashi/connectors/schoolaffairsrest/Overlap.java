package org.kakehashi.connectors.schoolaffairsrest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * How far back a run begins before the place that the last one reached: what was entered or changed late isn't passed over.
 *
 * @param days where the place is a record's date: a day is often completed afterwards
 * @param seconds where the place is a time of change: changes appear a little after their time
 */
record Overlap(int days, int seconds) {

    /** What to ask from; the place itself where it is neither a date nor a time. */
    String before(String place, boolean isRecordDate) {
        try {
            if (isRecordDate) {
                return LocalDate.parse(place).minusDays(days).toString();
            }
            DateTimeFormatter iso = DateTimeFormatter.ISO_DATE_TIME;
            Temporal time = (Temporal) iso.parseBest(place, OffsetDateTime::from, LocalDateTime::from);
            return iso.format(time.minus(seconds, ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return place;
        }
    }
}
