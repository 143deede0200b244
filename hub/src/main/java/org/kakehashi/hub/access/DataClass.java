package org.kakehashi.hub.access;

/** Classes of data that a tenant keeps for a time of its own. The audit is kept for good, and the roster follows its deliveries. */
public enum DataClass {
    /** xAPI statements with their documents, attachments and facts, by when they were stored. */
    STATEMENTS,
    /** Attendance, by its day. */
    ATTENDANCE,
    /** Moods with their comments, by their day. */
    MOOD,
    /** Visits to the nurse's office with what was noted, by their day. */
    NURSE_VISITS,
    /** Records whose pupil isn't known, by when they came. */
    QUARANTINE,
    /** Launches of tools, by when they began. */
    LAUNCHES,
    /** What reports of imports found, by when the import ended. */
    IMPORT_REPORTS
}
