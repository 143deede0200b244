package org.kakehashi.connectors.spi.records;

/** What a daily observation (日常所見) is about. */
public enum ObservationCategory {
    /** 学習. */
    LEARNING,
    /** 生活. */
    LIFE,
    /** 対人. */
    RELATIONSHIPS,
    /** 健康の様子, as a teacher sees it. */
    CONDITION,
    /** 特別活動・部活動. */
    ACTIVITIES,
    /** その他. */
    OTHER
}
