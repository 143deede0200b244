package org.kakehashi.connectors.spi.records;

/** The half of a school day. */
public enum DayHalf {
    /** 午前・朝. */
    MORNING,
    /** 午後・帰り. */
    AFTERNOON
}
