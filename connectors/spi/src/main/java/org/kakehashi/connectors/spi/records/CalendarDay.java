package org.kakehashi.connectors.spi.records;

/** What a day is in a school's calendar. */
public enum CalendarDay {
    /** 授業日. */
    LESSONS,
    /** 休業日: Saturdays, Sundays, holidays. */
    DAY_OFF,
    /** 長期休業. */
    VACATION,
    /** 臨時休業. */
    CLOSED,
    /** 振替休業. */
    COMPENSATORY_DAY_OFF
}
