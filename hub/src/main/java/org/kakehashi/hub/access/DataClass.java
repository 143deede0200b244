package org.kakehashi.hub.access;

/** Classes of data that a tenant keeps for a time of its own. The audit is kept for good, and the roster follows its deliveries. */
public enum DataClass {
    /** xAPI statements with their documents, attachments and facts, by when they were stored. */
    STATEMENTS,
    /** Attendance, with that at support centres and online lessons, by its day. */
    ATTENDANCE,
    /** Moods, of days and of lessons, with their comments, by their day. */
    MOOD,
    /** Visits to the nurse's office with what was noted, by their day. */
    NURSE_VISITS,
    /** Teachers' daily observations, by their day. */
    OBSERVATIONS,
    /** Guidance records, by their day. */
    GUIDANCE,
    /** Health checks, by their day. */
    HEALTH_CHECKS,
    /** Results of tests and answers to surveys, by their day. */
    TEST_RESULTS,
    /** What was taught, timetables and school calendars, by their day. */
    CLASS_RECORDS,
    /** Records whose pupil isn't known, by when they came. */
    QUARANTINE,
    /** Launches of tools, by when they began. */
    LAUNCHES,
    /** What reports of imports found, by when the import ended. */
    IMPORT_REPORTS
}
