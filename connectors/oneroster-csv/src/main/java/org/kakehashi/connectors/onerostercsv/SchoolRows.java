package org.kakehashi.connectors.onerostercsv;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.RosterRule;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;

/** Rows of {@code orgs.csv}, {@code academicSessions.csv}, {@code courses.csv} and {@code classes.csv}. */
final class SchoolRows {

    private @Nullable String establisher;

    OrgRecord org(Row row) {
        OrgRecord org = new OrgRecord(
                row.base(),
                row.requiredWide("name"),
                row.requiredWord("type", row.profile().words().orgTypes()),
                row.text("identifier"),
                row.id("parentSourcedId"));
        if (row.profile().isJapanese() && org.type().equals("district") && org.parentSourcedId() != null) {
            row.report(RowRule.DISTRICT_PARENT, "parentSourcedId");
        }
        if (row.profile().isJapanese() && org.type().equals("district")) {
            if (establisher != null) {
                row.report(RowRule.SEVERAL_ESTABLISHERS, "type", establisher);
            } else if (row.isSound() && org.base().status() != Base.Status.TO_BE_DELETED) {
                establisher = org.sourcedId();
            }
        }
        return org;
    }

    static AcademicSessionRecord academicSession(Row row) {
        AcademicSessionRecord session = new AcademicSessionRecord(
                row.base(),
                row.required("title"),
                row.requiredWord("type", row.profile().words().sessionTypes()),
                row.requiredDate("startDate"),
                row.requiredDate("endDate"),
                row.id("parentSourcedId"),
                year(row));
        if (row.profile().isJapanese()) {
            checkSchoolYear(row, session);
        } else {
            row.checkOrder(session.startDate(), session.endDate(), "endDate");
        }
        return session;
    }

    private static int year(Row row) {
        String year = row.required("schoolYear");
        if (Forms.isYear(year)) {
            return Integer.parseInt(year);
        }
        if (!year.isEmpty()) {
            row.report(RosterRule.YEAR, "schoolYear");
        }
        return 0;
    }

    private static void checkSchoolYear(Row row, AcademicSessionRecord session) {
        if (!session.title().isEmpty() && !Forms.isYearTitle(session.title())) {
            row.report(RosterRule.SESSION_TITLE, "title");
        }
        if (!row.isSound()) {
            return;
        }
        LocalDate start = session.startDate();
        if (!Forms.beginsYear(start)) {
            row.report(RosterRule.SESSION_DATES, "startDate");
        } else if (!session.endDate().equals(start.plusYears(1).minusDays(1))) {
            row.report(RosterRule.SESSION_DATES, "endDate");
        }
    }

    static CourseRecord course(Row row) {
        CourseRecord course = new CourseRecord(
                row.base(),
                row.id("schoolYearSourcedId"),
                row.requiredWide("title"),
                row.text("courseCode"),
                row.grades(),
                row.requiredId("orgSourcedId"),
                row.list("subjects"),
                row.list("subjectCodes"));
        if (row.profile().isJapanese() && course.courseCode() != null) {
            row.report(RowRule.COURSE_CODE, "courseCode");
        }
        return course;
    }

    static ClassRecord schoolClass(Row row) {
        return new ClassRecord(
                row.base(),
                row.requiredWide("title"),
                row.grades(),
                row.requiredId("courseSourcedId"),
                row.text("classCode"),
                row.requiredWord("classType", row.profile().words().classTypes()),
                row.wide("location", row.profile().isEPortal()),
                row.requiredId("schoolSourcedId"),
                row.requiredList("termSourcedIds"),
                row.list("subjects"),
                row.list("subjectCodes"),
                row.list("periods"),
                row.flag("metadata.jp.specialNeeds"));
    }
}
