package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.oneroster.RosterRule;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.RosterRecord;

/** Every rule of header, row and cell, broken in one place of the good roster. */
class RowRuleTests {

    private final Path directory;

    RowRuleTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A cell of the good roster, the value that breaks a rule there, the rule and its details. */
    static Stream<BrokenCell> brokenCells() {
        return Stream.of(
                cell("users.csv", 2, "username", " 　", RowRule.REQUIRED),
                cell("users.csv", 2, "givenName", "NULL", RowRule.REQUIRED),
                cell("users.csv", 2, "sourcedId", "", RowRule.REQUIRED),
                cell("orgs.csv", 3, "name", "", RowRule.REQUIRED),
                cell("classes.csv", 2, "termSourcedIds", "", RowRule.REQUIRED),
                cell("academicSessions.csv", 2, "startDate", "", RowRule.REQUIRED),
                cell("roles.csv", 2, "roleType", "", RowRule.REQUIRED),
                cell("userProfiles.csv", 2, "vendorId", "", RowRule.REQUIRED),
                cell("users.csv", 2, "sourcedId", "x".repeat(256), RowRule.ID),
                cell("enrollments.csv", 2, "userSourcedId", "a\tb", RowRule.ID),
                cell("users.csv", 2, "status", "inactive", RowRule.ENUM, "active, tobedeleted"),
                cell("orgs.csv", 3, "type", "department", RowRule.ENUM, "district, school"),
                cell("orgs.csv", 3, "type", "ext:juku", RowRule.ENUM, "district, school"),
                cell("classes.csv", 2, "classType", "Homeroom", RowRule.ENUM, "homeroom, scheduled"),
                cell("academicSessions.csv", 2, "type", "semester", RowRule.ENUM, "schoolYear"),
                cell("roles.csv", 2, "roleType", "main", RowRule.ENUM, "primary, secondary"),
                cell(
                        "roles.csv",
                        2,
                        "role",
                        "pupil",
                        RowRule.ENUM,
                        Profile.JAPAN.words().roles()),
                cell(
                        "roles.csv",
                        2,
                        "role",
                        "ext: nurse",
                        RowRule.ENUM,
                        Profile.JAPAN.words().roles()),
                cell(
                        "enrollments.csv",
                        2,
                        "role",
                        "principal",
                        RowRule.ENUM,
                        Profile.JAPAN.words().enrollmentRoles()),
                cell("demographics.csv", 2, "sex", "男", RowRule.ENUM, "male, female, unspecified, other"),
                cell("users.csv", 2, "enabledUser", "TRUE", RowRule.BOOLEAN),
                cell("classes.csv", 2, "metadata.jp.specialNeeds", "1", RowRule.BOOLEAN),
                cell("demographics.csv", 2, "asian", "yes", RowRule.BOOLEAN),
                cell("enrollments.csv", 2, "metadata.jp.PublicFlg", "○", RowRule.BOOLEAN),
                cell("enrollments.csv", 2, "beginDate", "2026/4/1", RowRule.DATE),
                cell("enrollments.csv", 2, "endDate", "2027-02-29", RowRule.DATE),
                cell("demographics.csv", 2, "birthDate", "0217-05-03", RowRule.DATE),
                cell("users.csv", 2, "dateLastModified", "2026-04-01", RowRule.DATE_TIME),
                cell("users.csv", 2, "dateLastModified", "2026-04-01T00:00:00", RowRule.DATE_TIME),
                cell("enrollments.csv", 2, "endDate", "2026-03-31", RosterRule.DATE_ORDER),
                cell("roles.csv", 2, "endDate", "2026-03-31", RosterRule.DATE_ORDER),
                cell("academicSessions.csv", 2, "schoolYear", "8", RosterRule.YEAR),
                cell("users.csv", 2, "grades", "P7", RowRule.GRADE, "P7"),
                cell("courses.csv", 2, "grades", "P3,J0", RowRule.GRADE, "J0"),
                cell("classes.csv", 2, "grades", "小3", RowRule.GRADE, "小3"),
                cell("roles.csv", 13, "role", "relative", RowRule.ROLE_PARENT),
                cell("enrollments.csv", 12, "role", "parent", RowRule.ROLE_PARENT),
                cell("academicSessions.csv", 2, "title", "令和8年度", RosterRule.SESSION_TITLE),
                cell("academicSessions.csv", 2, "startDate", "2026-04-06", RosterRule.SESSION_DATES),
                cell("academicSessions.csv", 2, "endDate", "2027-03-24", RosterRule.SESSION_DATES),
                cell("orgs.csv", 2, "parentSourcedId", "school-east", RowRule.DISTRICT_PARENT),
                cell("enrollments.csv", 2, "primary", "true", RosterRule.STUDENT_PRIMARY),
                cell("users.csv", 2, "userMasterIdentifier", "00000001-0000-1000-8000-000000000001", RowRule.UUID),
                cell("users.csv", 2, "userMasterIdentifier", "0001", RowRule.UUID),
                cell("users.csv", 2, "metadata.jp.kanaFamilyName", "ﾔﾏﾀﾞ", RowRule.HALF_WIDTH_KANA, "ヤマダ"),
                cell("users.csv", 2, "preferredGivenName", "太ﾛｳ", RowRule.HALF_WIDTH_KANA, "太ロウ"),
                cell("enrollments.csv", 2, "metadata.jp.ShussekiNo", "2番", RowRule.ATTENDANCE_NUMBER),
                cell("enrollments.csv", 2, "metadata.jp.ShussekiNo", "0", RowRule.ATTENDANCE_NUMBER),
                cell("users.csv", 2, "userIds", "LDAP:e260301", RowRule.USER_IDS),
                cell("users.csv", 2, "userIds", "{LDAP:a},{b}", RowRule.USER_IDS),
                cell("users.csv", 2, "userIds", "{LDAP: }", RowRule.USER_IDS),
                cell("classes.csv", 2, "subjects", "算数\u001f国語", RowRule.CONTROL));
    }

    record BrokenCell(String file, int line, String column, String value, Rule rule, List<Object> details) {
        @Override
        public String toString() {
            return rule + " " + file + " " + column + "=" + value.substring(0, Math.min(value.length(), 40));
        }
    }

    private static BrokenCell cell(String file, int line, String column, String value, Rule rule, Object... details) {
        return new BrokenCell(file, line, column, value, rule, List.of(details));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCells")
    void aBrokenCellIsReportedAndCostsItsRow(BrokenCell cell) throws Exception {
        RosterFiles files = RosterFiles.good().withCell(cell.file, cell.line, cell.column, cell.value);
        CollectedRoster roster = Rosters.read(files, directory);

        String found = cell.value.isBlank() || cell.value.equals("NULL") ? null : cell.value;
        assertThat(roster.findings())
                .containsExactly(cell.rule
                        .brokenIn(cell.file, cell.details.toArray())
                        .atLine(cell.line)
                        .at(cell.column, found));
        assertThat(roster.records())
                .hasSize(47)
                .extracting(RosterRecord::origin)
                .doesNotContain(new Origin(cell.file, cell.line));
    }

    /** Rules that are no error, or stand in the header: how to break them, and what is said. */
    static Stream<Change> otherFindings() {
        return Stream.of(
                files(
                        good -> good.withCell("courses.csv", 2, "courseCode", "C-1"),
                        RowRule.COURSE_CODE.brokenIn("courses.csv").atLine(2).at("courseCode", "C-1")),
                files(
                        good -> good.withCell("users.csv", 3, "password", "secret")
                                .withCell("users.csv", 4, "password", "secret"),
                        RowRule.PASSWORD.brokenIn("users.csv").atLine(3).at("password", null)),
                files(
                        good -> good.withCell("users.csv", 2, "metadata.jp.kanaNickName", "タロ"),
                        RowRule.HEADER_UNKNOWN_JP
                                .brokenIn("users.csv")
                                .atLine(1)
                                .at("metadata.jp.kanaNickName", "metadata.jp.kanaNickName")),
                files(
                        good -> good.withRows("orgs.csv", rows -> rows.forEach(row -> Collections.swap(row, 3, 4))),
                        RowRule.HEADER_ORDER.brokenIn("orgs.csv").atLine(1).at("type", "type")),
                files(
                        good -> good.withCell("orgs.csv", 2, "phone", "x"),
                        RowRule.HEADER_UNKNOWN.brokenIn("orgs.csv").atLine(1).at("phone", "phone")),
                files(
                        good -> good.withRows("orgs.csv", rows -> rows.forEach(row -> row.remove(5))),
                        RowRule.HEADER_MISSING.brokenIn("orgs.csv").atLine(1).at("identifier", null)));
    }

    record Change(UnaryOperator<RosterFiles> change, Finding finding) {
        @Override
        public String toString() {
            return finding.code();
        }
    }

    private static Change files(UnaryOperator<RosterFiles> change, Finding finding) {
        return new Change(change, finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFindings")
    void whatDoesNotSpoilTheRowsIsReportedAndReadingGoesOn(Change change) throws Exception {
        CollectedRoster roster = Rosters.read(change.change.apply(RosterFiles.good()), directory);

        assertThat(roster.findings()).containsExactly(change.finding);
        assertThat(roster.records()).hasSize(48);
    }

    @Test
    void theSameColumnUnderBothProfilesNamesIsRefused() throws Exception {
        RosterFiles files = RosterFiles.good().withCell("enrollments.csv", 2, "metadata.jp.shussekiNo", "3");

        assertThat(Rosters.read(files, directory).findings())
                .extracting(Finding::code, Finding::column)
                .containsExactly(tuple("csv.header-duplicate", "metadata.jp.shussekiNo"));
    }

    @Test
    void allErrorsOfAllFilesStandInOneReport() throws Exception {
        RosterFiles files = RosterFiles.good()
                .withCell("orgs.csv", 3, "type", "x")
                .withCell("users.csv", 2, "grades", "3,4")
                .withCell("users.csv", 2, "enabledUser", "x")
                .withCell("users.csv", 5, "enabledUser", "y")
                .withCell("roles.csv", 13, "role", "parent");

        assertThat(Rosters.read(files, directory).findings())
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.code())
                .containsExactly(
                        "orgs.csv:3 enum.unknown",
                        "users.csv:2 boolean.format",
                        "users.csv:2 grade.unknown",
                        "users.csv:2 grade.unknown",
                        "users.csv:5 boolean.format",
                        "roles.csv:13 role.parent");
    }

    @Test
    void everyRuleIsBrokenSomewhere() {
        Set<String> broken = Stream.concat(
                        brokenCells().map(cell -> cell.rule.code()),
                        otherFindings().map(change -> change.finding.code()))
                .collect(Collectors.toSet());

        // Those of the gradebook's files and of other profiles are broken in GradebookTests, ProfileTests and
        // WritingTests.
        Set<Rule> elsewhere = Set.of(
                RowRule.NUMBER,
                RowRule.RESULT_RANGE,
                RowRule.UUID_ANY,
                RowRule.SEVERAL_ESTABLISHERS,
                RowRule.HEADER_OLD_NAME,
                RowRule.BEYOND_PROFILE,
                RowRule.JIS_X_0213,
                RowRule.NO_CODE);
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.<Rule>concat(Arrays.stream(RowRule.values()), Arrays.stream(RosterRule.values()))
                                .filter(rule -> !elsewhere.contains(rule))
                                .map(Rule::code)
                                .toList());
    }
}
