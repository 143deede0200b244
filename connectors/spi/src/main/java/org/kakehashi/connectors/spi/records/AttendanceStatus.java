package org.kakehashi.connectors.spi.records;

/** What a pupil's day counts as. No national code list exists, so each source maps its own codes to these. */
public enum AttendanceStatus {
    /** 出席. */
    PRESENT,
    /** 欠席(病欠). */
    ABSENT_SICK,
    /** 欠席(事故欠). */
    ABSENT_ACCIDENT,
    /** 欠席, with another reason or none. */
    ABSENT_OTHER,
    /** 遅刻. */
    LATE,
    /** 早退. */
    LEFT_EARLY,
    /** 遅刻・早退 on the same day. */
    LATE_AND_LEFT_EARLY,
    /** 出席停止: not among the days to attend. */
    SUSPENDED,
    /** 忌引: not among the days to attend. */
    MOURNING,
    /** 臨時休業: outside the school days (授業日数). */
    CLOSED,
    /** 出席扱い: learned elsewhere; a subset of the days present. */
    COUNTED_AS_PRESENT
}
