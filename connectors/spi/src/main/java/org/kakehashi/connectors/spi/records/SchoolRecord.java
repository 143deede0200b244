package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import org.kakehashi.connectors.spi.Origin;

/** One school-affairs record about one person on one school day. */
public sealed interface SchoolRecord permits AttendanceRecord, MoodRecord, NurseVisitRecord {

    /** Where it was read. */
    Origin origin();

    /** Whom it is about, in the source's terms. */
    PersonRef person();

    /** The record's key within its kind and source; the same whenever the same row is read again. */
    String sourceKey();

    /** The school day, in Asia/Tokyo. */
    LocalDate date();
}
