package org.kakehashi.connectors.spi.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code academicSessions.csv}; in Japan a school year (年度), 1 April to 31 March.
 *
 * @param startDate the first day
 * @param endDate the last day, inclusive in Japan's profiles (31 March)
 * @param schoolYear the school year (年度) as the source writes it: in Japan the calendar year in which it begins
 */
public record AcademicSessionRecord(
        Base base,
        String title,
        String type,
        LocalDate startDate,
        LocalDate endDate,
        @Nullable String parentSourcedId,
        int schoolYear)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.ACADEMIC_SESSIONS;
    }
}
