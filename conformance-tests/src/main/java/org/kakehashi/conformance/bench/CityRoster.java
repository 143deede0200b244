package org.kakehashi.conformance.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A city's roster as OneRoster 1.2 CSV of the Japan profile, and a day's attendance of all pupils. Whole it has 420 schools, 165,000
 * pupils, 12,000 members of staff, 14,000 classes and 700,000 enrolments.
 */
final class CityRoster {
    private static final int ALL_SCHOOLS = 420;
    private static final int ALL_PUPILS = 165_000;
    private static final int ALL_STAFF = 12_000;
    private static final int ALL_CLASSES = 14_000;
    private static final int A_HOMEROOM = 30;
    private static final int LESSONS_OF_A_PUPIL = 3;
    private static final int CLASSES_OF_A_TEACHER = 3;

    private final int schools;
    private final int pupils;
    private final int staff;
    private final int classes;
    private final int homerooms;
    private final String prefix;
    private final int year;

    /**
     * A city.
     *
     * @param day the roster is of the school year (年度) in which it lies
     * @param part of the whole city: 1 for all, 8 for an eighth
     * @param prefix of all keys, so that two cities have no person in common
     */
    CityRoster(LocalDate day, int part, String prefix) {
        this.schools = ALL_SCHOOLS / part;
        this.pupils = ALL_PUPILS / part;
        this.staff = ALL_STAFF / part;
        this.classes = ALL_CLASSES / part;
        this.homerooms = pupils / A_HOMEROOM;
        this.prefix = prefix;
        this.year = day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear();
    }

    /** Writes the ZIP; gives the count of its rows. */
    long write(Path file) throws IOException {
        long rows = 0;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
            manifest(new Sheet(zip, out, "manifest", "propertyName,value"));
            rows += places(zip, out);
            rows += people(zip, out);
            rows += enrollments(new Sheet(
                    zip,
                    out,
                    "enrollments",
                    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,"
                            + "metadata.jp.ShussekiNo,metadata.jp.PublicFlg"));
        }
        return rows;
    }

    /** Writes a day's attendance for the standard mapping of school-affairs-csv; gives the count of its rows. */
    long writeAttendance(Path file, LocalDate day) throws IOException {
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            out.write("児童生徒ID,日付,出欠,遅刻(分),早退(分),理由\n");
            for (int n = 0; n < pupils; n++) {
                String status = n % 25 == 0 ? "病欠" : n % 31 == 0 ? "遅刻" : "出席";
                out.write(master("pupil", n) + "," + day + "," + status + (n % 31 == 0 ? ",15,," : ",,,") + "\n");
            }
        }
        return pupils;
    }

    private static void manifest(Sheet sheet) throws IOException {
        sheet.row("manifest.version", "1.0");
        sheet.row("oneroster.version", "1.2");
        List<String> bulk = List.of("academicSessions", "orgs", "courses", "classes", "users", "roles", "enrollments");
        List<String> absent = List.of(
                "categories",
                "classResources",
                "courseResources",
                "demographics",
                "lineItemLearningObjectiveIds",
                "lineItems",
                "lineItemScoreScales",
                "resources",
                "resultLearningObjectiveIds",
                "results",
                "resultScoreScales",
                "scoreScales",
                "userProfiles",
                "userResources");
        for (String name : bulk) {
            sheet.row("file." + name, "bulk");
        }
        for (String name : absent) {
            sheet.row("file." + name, "absent");
        }
        sheet.row("source.systemName", "bench");
        sheet.row("source.systemCode", "bench");
        sheet.end();
    }

    private long places(ZipOutputStream zip, Writer out) throws IOException {
        Sheet sessions = new Sheet(
                zip,
                out,
                "academicSessions",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear");
        sessions.row(
                "year", "", "", year + "年度", "schoolYear", year + "-04-01", year + 1 + "-03-31", "", "" + (year + 1));
        long rows = sessions.end();
        Sheet orgs =
                new Sheet(zip, out, "orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        orgs.row("board", "", "", "市教育委員会", "district", "", "");
        for (int school = 0; school < schools; school++) {
            orgs.row("school" + school, "", "", "第" + school + "学校", "school", code(school), "board");
        }
        rows += orgs.end();
        Sheet courses = new Sheet(
                zip,
                out,
                "courses",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
        for (int school = 0; school < schools; school++) {
            courses.row("course" + school, "", "", "year", "学級", "", "", "school" + school, "", "");
        }
        rows += courses.end();
        Sheet rooms = new Sheet(
                zip,
                out,
                "classes",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,"
                        + "subjects,subjectCodes,periods,metadata.jp.specialNeeds");
        for (int n = 0; n < classes; n++) {
            int school = n % schools;
            boolean homeroom = n < homerooms;
            rooms.row(
                    "class" + n,
                    "",
                    "",
                    homeroom ? n / schools + "組" : "授業" + n,
                    grade(n),
                    "course" + school,
                    "",
                    homeroom ? "homeroom" : "scheduled",
                    "",
                    "school" + school,
                    "year",
                    "",
                    "",
                    "",
                    "false");
        }
        return rows + rooms.end();
    }

    private long people(ZipOutputStream zip, Writer out) throws IOException {
        Sheet users = new Sheet(
                zip,
                out,
                "users",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                        + "agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,"
                        + "preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.jp.kanaGivenName,metadata.jp.kanaFamilyName,"
                        + "metadata.jp.kanaMiddleName,metadata.jp.homeClass");
        for (int n = 0; n < staff; n++) {
            user(users, "staff", n, "", "school" + n % schools, "");
        }
        for (int n = 0; n < pupils; n++) {
            int room = n % homerooms;
            user(users, "pupil", n, grade(room), "school" + room % schools, "class" + room);
        }
        long rows = users.end();
        Sheet roles = new Sheet(
                zip,
                out,
                "roles",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");
        for (int n = 0; n < staff; n++) {
            roles.row(
                    "rs" + n,
                    "",
                    "",
                    "staff" + n,
                    "primary",
                    n < schools ? "principal" : "teacher",
                    "",
                    "",
                    "school" + n % schools,
                    "");
        }
        for (int n = 0; n < pupils; n++) {
            roles.row(
                    "rp" + n,
                    "",
                    "",
                    "pupil" + n,
                    "primary",
                    "student",
                    "",
                    "",
                    "school" + n % homerooms % schools,
                    "");
        }
        return rows + roles.end();
    }

    private void user(Sheet users, String kind, int n, String grade, String school, String homeClass)
            throws IOException {
        users.row(
                kind + n,
                "",
                "",
                "true",
                kind + n,
                "",
                "太郎" + n,
                "青木",
                "",
                kind + "-" + n,
                kind + n + "@city.example",
                "",
                "",
                "",
                grade,
                "",
                master(kind, n),
                "",
                "太郎" + n,
                "",
                "青木",
                school,
                "",
                "タロウ",
                "アオキ",
                "",
                homeClass);
    }

    private long enrollments(Sheet sheet) throws IOException {
        int lessons = classes - homerooms;
        for (int n = 0; n < pupils; n++) {
            int room = n % homerooms;
            student(sheet, "eh" + n, room, n, Integer.toString(n / homerooms + 1));
            for (int k = 0; k < LESSONS_OF_A_PUPIL; k++) {
                // A lesson of the pupil's own school: class numbers are congruent to the school's by the count of
                // schools.
                int first = homerooms + Math.floorMod(room - homerooms, schools);
                int choices = (lessons - (first - homerooms) - 1) / schools + 1;
                int lesson = first + Math.floorMod(n / schools * LESSONS_OF_A_PUPIL + k, choices) * schools;
                student(sheet, "el" + n + "-" + k, lesson, n, "");
            }
        }
        for (int n = 0; n < staff; n++) {
            for (int k = 0; k < CLASSES_OF_A_TEACHER; k++) {
                int room = n % schools
                        + Math.floorMod(n / schools * CLASSES_OF_A_TEACHER + k, classes / schools) * schools;
                sheet.row(
                        "et" + n + "-" + k,
                        "",
                        "",
                        "class" + room,
                        "school" + room % schools,
                        "staff" + n,
                        "teacher",
                        "false",
                        "",
                        "",
                        "",
                        "");
            }
        }
        return sheet.end();
    }

    private void student(Sheet sheet, String id, int room, int pupil, String number) throws IOException {
        sheet.row(
                id,
                "",
                "",
                "class" + room,
                "school" + room % schools,
                "pupil" + pupil,
                "student",
                "false",
                "",
                "",
                number,
                "");
    }

    private String grade(int room) {
        return elementary(room % schools) ? "P" + (room / schools % 6 + 1) : "J" + (room / schools % 3 + 1);
    }

    private static boolean elementary(int school) {
        return school % 7 < 5;
    }

    /** A 学校コード with its check digit. */
    private static String code(int school) {
        String twelve = String.format(Locale.ROOT, "%s13210%05d", elementary(school) ? "B1" : "C1", school) + "0";
        twelve = twelve.substring(0, 12);
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            char c = twelve.charAt(i);
            int product = (Character.isDigit(c) ? c - '0' : c - 'A' + 1) * (2 - i % 2);
            sum += product / 10 + product % 10;
        }
        return twelve + (10 - sum % 10) % 10;
    }

    /** A userMasterIdentifier: a UUID in the form of version 4, the same each time. */
    private String master(String kind, int n) {
        UUID name = UUID.nameUUIDFromBytes((prefix + kind + n).getBytes(StandardCharsets.UTF_8));
        return new UUID((name.getMostSignificantBits() & ~0xF000L) | 0x4000L, name.getLeastSignificantBits())
                .toString();
    }

    /** One file of the ZIP, every cell quoted. */
    private static final class Sheet {
        private final ZipOutputStream zip;
        private final Writer out;
        private long rows;

        Sheet(ZipOutputStream zip, Writer out, String name, String header) throws IOException {
            this.zip = zip;
            this.out = out;
            zip.putNextEntry(new ZipEntry(name + ".csv"));
            row(header.split(","));
            rows = 0;
        }

        void row(String... cells) throws IOException {
            out.write('"');
            out.write(String.join("\",\"", cells));
            out.write("\"\r\n");
            rows++;
        }

        long end() throws IOException {
            out.flush();
            zip.closeEntry();
            return rows;
        }
    }
}
