package org.kakehashi.connectors.onerostercsv;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;

/** Rows of {@code orgs.csv}, {@code academicSessions.csv}, {@code courses.csv} and {@code classes.csv}. */
final class SchoolRows {

    private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}");

    private SchoolRows() {}

    static OrgRecord org(Row row) {
        OrgRecord org = new OrgRecord(
                row.base(),
                row.required("name"),
                row.requiredWord("type", Japan.ORG_TYPES, false),
                row.text("identifier"),
                row.id("parentSourcedId"));
        if (org.type().equals("district") && org.parentSourcedId() != null) {
            row.report(RowRule.DISTRICT_PARENT, "parentSourcedId");
        }
        return org;
    }

    static AcademicSessionRecord academicSession(Row row) {
        AcademicSessionRecord session = new AcademicSessionRecord(
                row.base(),
                row.required("title"),
                row.requiredWord("type", Japan.SESSION_TYPES, false),
                requiredDate(row, "startDate"),
                requiredDate(row, "endDate"),
                row.id("parentSourcedId"),
                year(row));
        if (!session.title().isEmpty()
                && !Japan.SESSION_TITLE.matcher(session.title()).matches()) {
            row.report(RowRule.SESSION_TITLE, "title");
        }
        checkSchoolYear(row, row.isSound() ? session : null);
        return session;
    }

    private static LocalDate requiredDate(Row row, String column) {
        row.required(column);
        LocalDate date = row.date(column);
        return date == null ? LocalDate.EPOCH : date;
    }

    private static int year(Row row) {
        String year = row.required("schoolYear");
        if (YEAR.matcher(year).matches()) {
            return Integer.parseInt(year);
        }
        if (!year.isEmpty()) {
            row.report(RowRule.YEAR, "schoolYear");
        }
        return 0;
    }

    private static void checkSchoolYear(Row row, @Nullable AcademicSessionRecord session) {
        if (session == null) {
            return;
        }
        LocalDate start = session.startDate();
        if (start.getMonth() != Month.APRIL || start.getDayOfMonth() != 1) {
            row.report(RowRule.SESSION_DATES, "startDate");
        } else if (!session.endDate().equals(start.plusYears(1).minusDays(1))) {
            row.report(RowRule.SESSION_DATES, "endDate");
        }
    }

    static CourseRecord course(Row row) {
        CourseRecord course = new CourseRecord(
                row.base(),
                row.id("schoolYearSourcedId"),
                row.required("title"),
                row.text("courseCode"),
                row.grades(),
                row.requiredId("orgSourcedId"),
                row.list("subjects"),
                row.list("subjectCodes"));
        if (course.courseCode() != null) {
            row.report(RowRule.COURSE_CODE, "courseCode");
        }
        return course;
    }

    static ClassRecord schoolClass(Row row) {
        return new ClassRecord(
                row.base(),
                row.required("title"),
                row.grades(),
                row.requiredId("courseSourcedId"),
                row.text("classCode"),
                row.requiredWord("classType", Japan.CLASS_TYPES, false),
                row.text("location"),
                row.requiredId("schoolSourcedId"),
                requiredList(row, "termSourcedIds"),
                row.list("subjects"),
                row.list("subjectCodes"),
                row.list("periods"),
                row.flag("metadata.jp.specialNeeds"));
    }

    private static List<String> requiredList(Row row, String column) {
        row.required(column);
        return row.list(column);
    }
}
