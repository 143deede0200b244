package org.kakehashi.hub.records.internal;

import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.DataClass;

/** How long a tenant keeps records goes by these classes. */
final class RecordClasses {
    private RecordClasses() {}

    static DataClass of(RecordKind kind) {
        return switch (kind) {
            case ATTENDANCE, SUPPORT_CENTRE, ONLINE_LESSON -> DataClass.ATTENDANCE;
            case MOOD, LESSON_MOOD -> DataClass.MOOD;
            case NURSE_VISIT -> DataClass.NURSE_VISITS;
            case OBSERVATION -> DataClass.OBSERVATIONS;
            case GUIDANCE -> DataClass.GUIDANCE;
            case HEALTH_CHECK -> DataClass.HEALTH_CHECKS;
            case SURVEY_ANSWER, TEST_RESULT -> DataClass.TEST_RESULTS;
            case TEACHING_RECORD, TIMETABLE, SCHOOL_CALENDAR -> DataClass.CLASS_RECORDS;
        };
    }
}
