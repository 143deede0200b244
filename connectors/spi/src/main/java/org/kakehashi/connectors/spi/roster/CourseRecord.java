package org.kakehashi.connectors.spi.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code courses.csv}.
 *
 * @param grades codes such as {@code P1} or {@code J3}
 * @param subjectCodes in the order of {@code subjects}
 */
public record CourseRecord(
        Base base,
        @Nullable String schoolYearSourcedId,
        String title,
        @Nullable String courseCode,
        List<String> grades,
        String orgSourcedId,
        List<String> subjects,
        List<String> subjectCodes)
        implements RosterRecord {

    public CourseRecord {
        grades = List.copyOf(grades);
        subjects = List.copyOf(subjects);
        subjectCodes = List.copyOf(subjectCodes);
    }

    @Override
    public RosterFile file() {
        return RosterFile.COURSES;
    }
}
