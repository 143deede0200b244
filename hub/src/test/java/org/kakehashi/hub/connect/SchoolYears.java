package org.kakehashi.hub.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;

/** The good roster as that of a whole school year, and the next year's roster that follows it. */
final class SchoolYears {
    private static final List<String> DATED =
            List.of("academicSessions.csv", "roles.csv", "enrollments.csv", "classes.csv", "courses.csv", "users.csv");

    private SchoolYears() {}

    /** The year 2026: the good roster with everybody in one place for all of it, and roles without dates. */
    static RosterFiles year() {
        RosterFiles files = RosterFiles.good();
        remove(files, "enrollments.csv", id -> id.equals("enrollment-taro-west") || id.equals("enrollment-yamada"));
        remove(files, "roles.csv", id -> id.equals("role-taro-west"));
        set(files, "enrollments.csv", "enrollment-taro-east", Map.of("endDate", "2027-03-31"));
        return edit(files, "roles.csv", id -> true, Map.of("beginDate", "", "endDate", ""));
    }

    /**
     * The next year's: new session, classes and enrolments; Hanako, Taro and Lan a grade up, Ichiro gone, Sakura new; Tanaka at the other
     * school and in no class.
     *
     * @param dated whether enrolments and roles say when they begin
     */
    static RosterFiles nextYear(boolean dated) {
        RosterFiles files = year();
        for (String name : DATED) {
            files.with(
                    name,
                    files.text(name)
                            .replace("2027-03-31", "2028-03-31")
                            .replace("2026-04-01", "2027-04-01")
                            .replace("2026年度", "2027年度")
                            .replace("\"2026\"", "\"2027\"")
                            .replace("year-2026", "year-2027")
                            .replace("class-", "next-")
                            .replace("\"enrollment-", "\"next-enrollment-")
                            .replace("3年1組", "4年1組")
                            .replace("\"P3\"", "\"P4\""));
        }
        remove(files, "users.csv", id -> id.equals("pupil-ichiro"));
        remove(files, "roles.csv", id -> id.equals("role-ichiro"));
        remove(
                files,
                "enrollments.csv",
                id -> id.equals("next-enrollment-ichiro") || id.startsWith("next-enrollment-tanaka"));
        remove(files, "demographics.csv", id -> id.equals("pupil-ichiro"));
        copy(
                files,
                "users.csv",
                "pupil-lan",
                Map.of(
                        "sourcedId", "pupil-sakura",
                        "username", "w270101",
                        "identifier", "2701",
                        "userMasterIdentifier", "00000055-0000-4000-8000-000000000055"));
        copy(files, "roles.csv", "role-lan", Map.of("sourcedId", "role-sakura", "userSourcedId", "pupil-sakura"));
        copy(
                files,
                "enrollments.csv",
                "next-enrollment-lan",
                Map.of(
                        "sourcedId",
                        "next-enrollment-sakura",
                        "userSourcedId",
                        "pupil-sakura",
                        "metadata.jp.ShussekiNo",
                        "9"));
        set(files, "roles.csv", "role-tanaka", Map.of("orgSourcedId", "school-west"));
        if (dated) {
            edit(files, "roles.csv", id -> true, Map.of("beginDate", "2027-04-01"));
        } else {
            edit(files, "enrollments.csv", id -> true, Map.of("beginDate", "", "endDate", ""));
        }
        return files;
    }

    /** Sets cells of the row of that sourcedId. */
    static RosterFiles set(RosterFiles files, String name, String sourcedId, Map<String, String> cells) {
        return edit(files, name, sourcedId::equals, cells);
    }

    static RosterFiles edit(RosterFiles files, String name, Predicate<String> which, Map<String, String> cells) {
        return files.withRows(name, rows -> rows.stream()
                .skip(1)
                .filter(row -> which.test(row.getFirst()))
                .forEach(row -> fill(rows.getFirst(), row, cells)));
    }

    /** Takes rows out. */
    static RosterFiles remove(RosterFiles files, String name, Predicate<String> which) {
        return files.withRows(name, rows -> rows.removeIf(row -> which.test(row.getFirst())));
    }

    /** Adds a row like that of a sourcedId. */
    static RosterFiles copy(RosterFiles files, String name, String sourcedId, Map<String, String> cells) {
        return files.withRows(name, rows -> {
            List<String> row = new ArrayList<>(rows.stream()
                    .filter(one -> one.getFirst().equals(sourcedId))
                    .findFirst()
                    .orElseThrow());
            fill(rows.getFirst(), row, cells);
            rows.add(row);
        });
    }

    private static void fill(List<String> header, List<String> row, Map<String, String> cells) {
        new HashMap<>(cells).forEach((column, value) -> row.set(header.indexOf(column), value));
    }
}
