package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.csv.CsvRule;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** The ten broken rosters, each with its whole report. */
class BrokenRosterTests {

    private static final String ZIP = "RO_20260410_991234.zip";
    private static final int ALL = 48;

    private final Path directory;

    BrokenRosterTests(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of(
                        RosterFixture.SHIFT_JIS,
                        ALL - 10,
                        List.of(CsvRule.ENCODING
                                .brokenIn("users.csv", "UTF-8")
                                .atLine(2)
                                .holding("0x91"))),
                Arguments.of(
                        RosterFixture.MISSING_FILE, ALL - 12, List.of(PackageRule.FILE_MISSING.brokenIn("roles.csv"))),
                Arguments.of(
                        RosterFixture.WRONG_HEADER,
                        ALL - 4,
                        List.of(
                                RowRule.HEADER_UNKNOWN
                                        .brokenIn("classes.csv")
                                        .atLine(1)
                                        .at("classtype", "classtype"),
                                RowRule.HEADER_MISSING
                                        .brokenIn("classes.csv")
                                        .atLine(1)
                                        .at("classType", null))),
                Arguments.of(
                        RosterFixture.WRONG_GRADE_CODE,
                        ALL - 1,
                        List.of(RowRule.GRADE
                                .brokenIn("users.csv", "3")
                                .atLine(3)
                                .at("grades", "3"))),
                Arguments.of(
                        RosterFixture.GUARDIAN_AS_PARENT,
                        ALL - 1,
                        List.of(RowRule.ROLE_PARENT
                                .brokenIn("roles.csv")
                                .atLine(13)
                                .at("role", "parent"))),
                Arguments.of(
                        RosterFixture.ZIP_SLIP,
                        0,
                        List.of(PackageRule.ZIP_PATH.brokenIn(ZIP).holding("../users.csv"))),
                Arguments.of(
                        RosterFixture.ZIP_BOMB,
                        0,
                        List.of(PackageRule.ZIP_TOO_LARGE
                                .brokenIn(ZIP, 2048, 200)
                                .holding("users.csv"))),
                Arguments.of(RosterFixture.TRUNCATED_ZIP, 0, List.of(PackageRule.ZIP_UNREADABLE.brokenIn(ZIP))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aBrokenRosterHasExactlyItsReport(RosterFixture fixture, int records, List<Finding> report) throws Exception {
        CollectedRoster roster = Rosters.read(fixture.zipInto(directory));

        assertThat(roster.findings()).containsExactlyElementsOf(report);
        assertThat(roster.records()).hasSize(records);
    }

    @Test
    void whatOnlyTheWholeSetShowsIsLeftToTheHub() throws Exception {
        CollectedRoster dangling = Rosters.read(RosterFixture.DANGLING_REFERENCE.zipInto(directory));
        assertThat(dangling.findings()).isEmpty();
        assertThat(dangling.records()).hasSize(ALL);

        CollectedRoster doubled = Rosters.read(RosterFixture.DUPLICATE_SOURCED_ID.zipInto(directory));
        assertThat(doubled.findings()).isEmpty();
        assertThat(doubled.records(UserRecord.class).stream()
                        .filter(user -> user.sourcedId().equals("pupil-taro"))
                        .map(user -> user.origin().line()))
                .containsExactly(2L, 4L);
    }

    @Test
    void theRemedyNamesWhatToDoInBothLanguages() {
        Finding finding = RowRule.GRADE.brokenIn("users.csv", "3");

        assertThat(finding.rule().ja()).contains("P1–P6", "「3」");
        assertThat(finding.rule().en()).contains("P1–P6", "“3”");
        assertThat(finding.remedy().ja()).contains("P1");
    }
}
