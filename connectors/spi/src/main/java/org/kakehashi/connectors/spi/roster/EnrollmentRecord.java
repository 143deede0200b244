package org.kakehashi.connectors.spi.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code enrollments.csv}: who is in a class, as what, and when.
 *
 * @param role {@code student}, {@code teacher}, {@code administrator}, {@code proctor}, {@code guardian} or {@code ext:…}
 * @param primary whether a teacher is the class's main one; false for pupils
 * @param beginDate the first day; null: since the class began
 * @param endDate the last day, inclusive; null: open
 * @param attendanceNumber {@code metadata.jp.ShussekiNo} or {@code .shussekiNo} (出席番号)
 * @param publicFlag {@code metadata.jp.PublicFlg} or {@code .publicFlg}
 */
public record EnrollmentRecord(
        Base base,
        String classSourcedId,
        String schoolSourcedId,
        String userSourcedId,
        String role,
        @Nullable Boolean primary,
        @Nullable LocalDate beginDate,
        @Nullable LocalDate endDate,
        @Nullable Integer attendanceNumber,
        @Nullable Boolean publicFlag)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.ENROLLMENTS;
    }
}
