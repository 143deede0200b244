package org.kakehashi.connectors.onerostercsv;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.RosterRule;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;

/** Rows of {@code roles.csv} and {@code enrollments.csv}: who is what, where, and when. */
final class EnrollmentRows {

    /** Words of the base specification that the Japan profiles replace by {@code guardian}. */
    private static final Set<String> UNUSED_ROLES = Set.of("parent", "relative");

    private EnrollmentRows() {}

    static RoleRecord role(Row row) {
        RoleRecord role = new RoleRecord(
                row.base(),
                row.requiredId("userSourcedId"),
                row.requiredWord("roleType", Vocabulary.ROLE_TYPES),
                role(row, row.profile().words().roles()),
                row.date("beginDate"),
                row.date("endDate"),
                row.requiredId("orgSourcedId"),
                row.id("userProfileSourcedId"));
        row.checkOrder(role.beginDate(), role.endDate(), "endDate");
        return role;
    }

    static EnrollmentRecord enrollment(Row row) {
        EnrollmentRecord enrollment = new EnrollmentRecord(
                row.base(),
                row.requiredId("classSourcedId"),
                row.requiredId("schoolSourcedId"),
                row.requiredId("userSourcedId"),
                role(row, row.profile().words().enrollmentRoles()),
                row.flag("primary"),
                row.date("beginDate"),
                row.date("endDate"),
                attendanceNumber(row),
                row.flag("metadata.jp.publicFlg"));
        row.checkOrder(enrollment.beginDate(), enrollment.endDate(), "endDate");
        if (row.profile().isJapanese()
                && enrollment.role().equals("student")
                && Boolean.TRUE.equals(enrollment.primary())) {
            row.report(RosterRule.STUDENT_PRIMARY, "primary");
        }
        return enrollment;
    }

    private static String role(Row row, Vocabulary vocabulary) {
        String role = row.required("role");
        if (row.profile().isJapanese() && UNUSED_ROLES.contains(role)) {
            row.report(RowRule.ROLE_PARENT, "role");
        } else {
            row.word("role", vocabulary);
        }
        return role;
    }

    private static @Nullable Integer attendanceNumber(Row row) {
        String text = row.text("metadata.jp.shussekiNo");
        if (text == null || Forms.isAttendanceNumber(text)) {
            return text == null ? null : Integer.valueOf(text);
        }
        row.report(RowRule.ATTENDANCE_NUMBER, "metadata.jp.shussekiNo");
        return null;
    }
}
