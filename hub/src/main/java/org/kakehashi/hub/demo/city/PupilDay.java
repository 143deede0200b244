package org.kakehashi.hub.demo.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One pupil's school day.
 *
 * @param pupil who
 * @param date when
 * @param attendance whether and how present
 * @param minutesLate for {@link Attendance#LATE}, else 0
 * @param morning the mood entered in the morning, if one was
 * @param afternoon the mood entered in the afternoon, if one was
 * @param visit a visit to the nurse's office, if there was one
 */
record PupilDay(
        Pupil pupil,
        LocalDate date,
        Attendance attendance,
        int minutesLate,
        @Nullable Mood morning,
        @Nullable Mood afternoon,
        @Nullable NurseVisit visit) {}
