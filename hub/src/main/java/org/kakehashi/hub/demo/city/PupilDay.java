package org.kakehashi.hub.demo.city;

import java.time.LocalDate;
import java.util.List;
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
 * @param visits visits to the nurse's office
 */
record PupilDay(
        Pupil pupil,
        LocalDate date,
        Attendance attendance,
        int minutesLate,
        @Nullable Mood morning,
        @Nullable Mood afternoon,
        List<NurseVisit> visits) {}
