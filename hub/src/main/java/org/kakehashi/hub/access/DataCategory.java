package org.kakehashi.hub.access;

/** Kinds of data about pupils that are shown or withheld as one. Who sees which of whom stands in {@link PermissionMatrix#reaches}. */
public enum DataCategory {
    /** What was studied: answers, minutes, statements (学習履歴). */
    STUDY,
    /** Attendance (出欠). */
    ATTENDANCE,
    /** The symbol of a mood (心の天気), without its comment. */
    MOOD,
    /** Teachers' daily observations (日常所見). */
    OBSERVATION,
    /** That somebody was at the nurse's office: time and kind (保健室来室). */
    VISIT,
    /** What the nurse noted, and health checks (健康). */
    HEALTH,
    /** Guidance records (生活指導). */
    GUIDANCE,
    /** Results of surveys and tests (調査). */
    TEST_RESULT
}
