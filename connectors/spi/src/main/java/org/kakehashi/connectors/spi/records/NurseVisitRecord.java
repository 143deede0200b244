package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;

/**
 * A pupil's visit to the nurse's office (保健室利用).
 *
 * @param timeIn when the pupil came, in Asia/Tokyo
 * @param timeOut when the pupil left
 * @param period the lesson of the timetable (校時) in the source's words
 * @param details what the nurse noted; health data, kept apart because fewer people may see it
 */
public record NurseVisitRecord(
        Origin origin,
        PersonRef person,
        String sourceKey,
        LocalDate date,
        LocalTime timeIn,
        @Nullable LocalTime timeOut,
        @Nullable String period,
        VisitKind kind,
        VisitDetails details)
        implements SchoolRecord {}
