package org.kakehashi.connectors.spi.records;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a nurse noted on a visit. Everything is optional, and in the source's words unless a unit is given.
 *
 * @param reasons up to three, the main one first
 * @param onset since when, or doing what
 * @param temperature body temperature in °C
 * @param pulse beats a minute
 * @param bloodPressure systolic/diastolic in mmHg, as written
 * @param restMinutes minutes of rest in the nurse's office
 * @param outcome back to class, sent home, to a doctor …
 */
public record VisitDetails(
        List<String> reasons,
        @Nullable String onset,
        @Nullable String sleep,
        @Nullable String breakfast,
        @Nullable BigDecimal temperature,
        @Nullable Integer pulse,
        @Nullable String bloodPressure,
        @Nullable String injuredPart,
        @Nullable String treatment,
        @Nullable Integer restMinutes,
        @Nullable String outcome) {

    /** Nothing was noted. */
    public static final VisitDetails NONE =
            new VisitDetails(List.of(), null, null, null, null, null, null, null, null, null, null);

    public VisitDetails {
        reasons = List.copyOf(reasons);
    }
}
