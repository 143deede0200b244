package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;

/**
 * A pupil's attendance (出欠) on one day.
 *
 * @param minutesLate minutes missed at the beginning of the day, where the source counts them
 * @param minutesLeftEarly minutes missed at its end
 * @param reason in the source's words
 * @param facility where a pupil learned who is counted as present (出席扱い), by its name
 * @param recordedBy who wrote it down, in the source's words
 */
public record AttendanceRecord(
        Origin origin,
        PersonRef person,
        String sourceKey,
        LocalDate date,
        AttendanceStatus status,
        @Nullable Integer minutesLate,
        @Nullable Integer minutesLeftEarly,
        @Nullable String reason,
        @Nullable String facility,
        @Nullable String recordedBy)
        implements SchoolRecord {}
