package org.kakehashi.connectors.onerosterrest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.RosterRule;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;

/** Orgs, sessions, courses, classes, and who is in them. */
final class SchoolItems {

    private SchoolItems() {}

    static OrgRecord org(Item item, Place place) {
        return new OrgRecord(
                Bases.of(item, place, item.metadata()),
                item.required("name"),
                item.requiredWord("type", item.words().orgTypes()),
                item.text("identifier"),
                item.ref("parent"));
    }

    static AcademicSessionRecord academicSession(Item item, Place place) {
        boolean japan = item.words().areJapanese();
        AcademicSessionRecord session = new AcademicSessionRecord(
                Bases.of(item, place, item.metadata()),
                item.required("title"),
                item.requiredWord("type", item.words().sessionTypes()),
                day(item, "startDate", item.date("startDate")),
                day(item, "endDate", item.lastDay("endDate")),
                item.ref("parent"),
                year(item));
        if (item.isSound() && session.endDate().isBefore(session.startDate())) {
            item.report(RosterRule.DATE_ORDER, "endDate");
        } else if (item.isSound() && japan) {
            checkYear(item, session);
        }
        return session;
    }

    private static void checkYear(Item item, AcademicSessionRecord session) {
        if (!Forms.isYearTitle(session.title())) {
            item.report(RosterRule.SESSION_TITLE, "title");
        }
        LocalDate start = session.startDate();
        if (!Forms.beginsYear(start)) {
            item.report(RosterRule.SESSION_DATES, "startDate");
        } else if (!session.endDate().equals(start.plusYears(1).minusDays(1))) {
            item.report(RosterRule.SESSION_DATES, "endDate");
        }
    }

    private static LocalDate day(Item item, String name, @Nullable LocalDate date) {
        item.required(name);
        return date == null ? LocalDate.EPOCH : date;
    }

    private static int year(Item item) {
        String year = item.required("schoolYear");
        if (Forms.isYear(year)) {
            return Integer.parseInt(year);
        }
        if (!year.isEmpty()) {
            item.report(RosterRule.YEAR, "schoolYear");
        }
        return 0;
    }

    static CourseRecord course(Item item, Place place) {
        return new CourseRecord(
                Bases.of(item, place, item.metadata()),
                item.ref("schoolYear"),
                item.required("title"),
                item.text("courseCode"),
                item.grades(),
                item.requiredRef("org"),
                item.texts("subjects"),
                item.texts("subjectCodes"));
    }

    static ClassRecord schoolClass(Item item, Place place) {
        Metadata metadata = item.metadata();
        Boolean specialNeeds = item.flag("metadata/jp.specialNeeds", metadata.known("jp.specialNeeds"));
        String type = item.word("classType", item.words().classTypes());
        List<String> terms = item.refs("terms");
        if (terms.isEmpty() && item.isSound()) {
            item.report(ItemRule.REQUIRED, "terms");
        }
        return new ClassRecord(
                Bases.of(item, place, metadata),
                item.required("title"),
                item.grades(),
                item.requiredRef("course"),
                item.text("classCode"),
                type == null ? "scheduled" : type,
                item.text("location"),
                item.requiredRef("school"),
                terms,
                item.texts("subjects"),
                item.texts("subjectCodes"),
                item.texts("periods"),
                specialNeeds);
    }

    static EnrollmentRecord enrollment(Item item, Place place) {
        Metadata metadata = item.metadata();
        String number = metadata.known("jp.shussekiNo");
        if (number != null && !Forms.isAttendanceNumber(number)) {
            item.report(ItemRule.ATTENDANCE_NUMBER, "metadata/jp.shussekiNo");
            number = null;
        }
        Boolean publicFlag = item.flag("metadata/jp.publicFlg", metadata.known("jp.publicFlg"));
        EnrollmentRecord enrollment = new EnrollmentRecord(
                Bases.of(item, place, metadata),
                item.requiredRef("class"),
                item.requiredRef("school"),
                item.requiredRef("user"),
                guardian(item.requiredWord("role", item.words().enrollmentRoles())),
                item.flag("primary"),
                item.date("beginDate"),
                item.lastDay("endDate"),
                number == null ? null : Integer.valueOf(number),
                publicFlag);
        checkOrder(item, enrollment.beginDate(), enrollment.endDate());
        if (enrollment.role().equals("student") && Boolean.TRUE.equals(enrollment.primary())) {
            item.report(RosterRule.STUDENT_PRIMARY, "primary");
        }
        return enrollment;
    }

    /** The OpenAPI has no guardians in classes, so a service that has them writes an extension. */
    private static String guardian(String role) {
        return role.equals("ext:guardian") ? "guardian" : role;
    }

    static void checkOrder(Item item, @Nullable LocalDate begin, @Nullable LocalDate end) {
        if (begin != null && end != null && end.isBefore(begin)) {
            item.report(RosterRule.DATE_ORDER, "endDate");
        }
    }
}
