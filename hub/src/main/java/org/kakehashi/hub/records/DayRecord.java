package org.kakehashi.hub.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.VisitKind;
import org.kakehashi.connectors.spi.records.Weather;

/** What a board may show of a record: no reasons, no comments, nothing that a nurse noted. */
public sealed interface DayRecord {
    /** What the record is, apart from its content. */
    Head head();

    /**
     * What every record has.
     *
     * @param evidence the record's name in links, such as {@code attendance-12}
     * @param source from which source it came
     * @param updatedAt when the hub last changed it
     */
    record Head(String evidence, UUID personId, LocalDate date, String source, Instant updatedAt) {}

    /** 出欠. */
    record Attendance(Head head, AttendanceStatus status) implements DayRecord {}

    /** 心の天気. */
    record Mood(Head head, DayHalf half, Weather weather) implements DayRecord {}

    /** 保健室利用: that and when the pupil came. Times are in Asia/Tokyo. */
    record NurseVisit(Head head, LocalTime timeIn, @Nullable LocalTime timeOut, VisitKind kind) implements DayRecord {}
}
