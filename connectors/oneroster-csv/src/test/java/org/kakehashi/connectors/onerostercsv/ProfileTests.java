package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.contract.CollectedRoster;

/** What each profile demands beside the others: each rule with a file that keeps it and one that breaks it. */
class ProfileTests {

    private static final String MANIFEST = "manifest.csv";

    private final Path directory;

    ProfileTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A roster that breaks no rule of the profile. */
    private static RosterFiles good(Profile profile) {
        RosterFiles files = RosterFiles.good().withCell(MANIFEST, 3, "value", profile.writtenVersion());
        files.withCell("users.csv", 11, "userMasterIdentifier", "00000010-0000-4000-8000-000000000010");
        if (profile.hasSmallNames()) {
            files.with(
                    "enrollments.csv",
                    files.text("enrollments.csv")
                            .replace("metadata.jp.ShussekiNo", "metadata.jp.shussekiNo")
                            .replace("metadata.jp.PublicFlg", "metadata.jp.publicFlg"));
        }
        if (!profile.isJapanese()) {
            // The base specification has no guardians in classes.
            files.withRows("enrollments.csv", List::removeLast);
        }
        return files;
    }

    private List<Finding> findings(RosterFiles files, Profile profile) throws Exception {
        return Rosters.read(files, directory, profile.setting()).findings();
    }

    @ParameterizedTest
    @EnumSource
    void aRosterThatKeepsTheRulesIsReadWithoutFindings(Profile profile) throws Exception {
        CollectedRoster roster = Rosters.read(good(profile), directory, profile.setting());

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.records()).hasSize(profile.isJapanese() ? 48 : 47);
    }

    @ParameterizedTest
    @EnumSource
    void aManifestOfAnotherVersionIsRefused(Profile profile) throws Exception {
        assertThat(findings(good(profile).withCell(MANIFEST, 3, "value", "1.1"), profile))
                .containsExactly(PackageRule.ONEROSTER_VERSION
                        .brokenIn(MANIFEST, String.join(", ", profile.versions()))
                        .atLine(3)
                        .at("value", "1.1"));
    }

    /** Cells that the e-Portal model forbids and the Japan profile allows. */
    static Stream<Arguments> ofEPortal() {
        return Stream.of(
                        arguments("users.csv", "userMasterIdentifier", "", RowRule.REQUIRED, ""),
                        arguments("users.csv", "preferredGivenName", "", RowRule.REQUIRED, ""),
                        arguments("users.csv", "preferredFamilyName", "", RowRule.REQUIRED, ""),
                        arguments("users.csv", "metadata.jp.kanaGivenName", "", RowRule.REQUIRED, ""),
                        arguments("users.csv", "metadata.jp.kanaFamilyName", "NULL", RowRule.REQUIRED, ""),
                        arguments("enrollments.csv", "primary", "", RowRule.REQUIRED, ""),
                        arguments("orgs.csv", "name", "ﾋｶﾞｼ小", RowRule.HALF_WIDTH_KANA, "ヒガシ小"),
                        arguments("classes.csv", "title", "3年ﾕﾘ組", RowRule.HALF_WIDTH_KANA, "3年ユリ組"),
                        arguments("classes.csv", "location", "ﾌﾟﾚﾊﾌﾞ", RowRule.HALF_WIDTH_KANA, "プレハブ"),
                        arguments("courses.csv", "title", "ﾄﾞﾘﾙ", RowRule.HALF_WIDTH_KANA, "ドリル"),
                        arguments("userProfiles.csv", "description", "ﾄﾞﾘﾙ", RowRule.HALF_WIDTH_KANA, "ドリル"))
                .flatMap(rule -> Stream.of(Profile.E_PORTAL_3, Profile.E_PORTAL_4)
                        .map(profile -> {
                            @Nullable Object[] given = rule.get();
                            return arguments(profile, given[0], given[1], given[2], given[3], given[4]);
                        }));
    }

    @ParameterizedTest(name = "{0} {1} {2}={3}")
    @MethodSource("ofEPortal")
    void ePortalDemandsMore(Profile profile, String file, String column, String value, RowRule rule, String detail)
            throws Exception {
        RosterFiles files = good(profile).withCell(file, 2, column, value);

        assertThat(findings(files, profile))
                .containsExactly(rule.brokenIn(file, detail)
                        .atLine(2)
                        .at(column, value.isEmpty() || value.equals("NULL") ? null : value));
        assertThat(findings(files, Profile.JAPAN)).isEmpty();
    }

    @Test
    void ePortalNeedsTheColumnsOfKana() throws Exception {
        RosterFiles files = good(Profile.E_PORTAL_3).withRows("users.csv", rows -> {
            int place = rows.getFirst().indexOf("metadata.jp.kanaGivenName");
            rows.forEach(row -> row.remove(place));
        });

        assertThat(findings(files, Profile.E_PORTAL_3))
                .containsExactly(
                        RowRule.HEADER_MISSING.brokenIn("users.csv").atLine(1).at("metadata.jp.kanaGivenName", null));
        assertThat(findings(files, Profile.JAPAN)).isEmpty();
    }

    @Test
    void k12NamesTheAttendanceNumberInSmallLetters() throws Exception {
        RosterFiles files = good(Profile.JAPAN).withCell(MANIFEST, 3, "value", "1.2_JP");

        assertThat(findings(files, Profile.K12_V1))
                .extracting(Finding::code, Finding::column)
                .containsExactly(
                        tuple("header.old-name", "metadata.jp.ShussekiNo"),
                        tuple("header.old-name", "metadata.jp.PublicFlg"));
        assertThat(findings(files, Profile.JAPAN)).isEmpty();
    }

    /** Cells that the Japan profiles forbid and the base specification allows. */
    static Stream<Arguments> ofJapan() {
        return Stream.of(
                arguments("orgs.csv", "type", "state"),
                arguments("orgs.csv", "type", "ext:juku"),
                arguments("orgs.csv", "parentSourcedId", "school-east"),
                arguments("academicSessions.csv", "type", "semester"),
                arguments("academicSessions.csv", "type", "ext:quarter"),
                arguments("academicSessions.csv", "title", "2026-27"),
                arguments("academicSessions.csv", "startDate", "2026-09-01"),
                arguments("courses.csv", "courseCode", "MATH-3"),
                arguments("classes.csv", "classType", "ext:club"),
                arguments("classes.csv", "grades", "03"),
                arguments("users.csv", "grades", "KG"),
                arguments("users.csv", "givenName", "ﾀﾛｳ"),
                arguments("users.csv", "userMasterIdentifier", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                arguments("roles.csv", "role", "parent"),
                arguments("roles.csv", "role", "relative"),
                arguments("enrollments.csv", "primary", "true"));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @MethodSource("ofJapan")
    void whatJapanForbidsTheBaseSpecificationAllows(String file, String column, String value) throws Exception {
        RosterFiles files = good(Profile.BASE).withCell(file, 2, column, value);

        assertThat(findings(files, Profile.BASE)).isEmpty();
        assertThat(findings(files, Profile.JAPAN)).hasSize(1);
        assertThat(findings(files.withCell(MANIFEST, 3, "value", "1.2_JP"), Profile.K12_V1))
                .hasSizeGreaterThanOrEqualTo(1)
                .anyMatch(finding -> column.equals(finding.column()));
    }

    @Test
    void severalDistrictsAreGoodInTheBaseSpecificationAlone() throws Exception {
        RosterFiles files = good(Profile.BASE)
                .withCell("orgs.csv", 3, "type", "district")
                .withCell("orgs.csv", 3, "parentSourcedId", "");

        assertThat(findings(files, Profile.BASE)).isEmpty();
        assertThat(findings(files, Profile.JAPAN))
                .containsExactly(RowRule.SEVERAL_ESTABLISHERS
                        .brokenIn("orgs.csv", "board")
                        .atLine(3)
                        .at("type", "district"));
    }

    @Test
    void theBaseSpecificationStillHasRules() throws Exception {
        assertThat(findings(good(Profile.BASE).withCell("enrollments.csv", 2, "role", "guardian"), Profile.BASE))
                .extracting(Finding::code)
                .containsExactly("enum.unknown");
        assertThat(findings(good(Profile.BASE).withCell("users.csv", 2, "userMasterIdentifier", "0001"), Profile.BASE))
                .extracting(Finding::code)
                .containsExactly("uuid.any");
    }

    @Test
    void aProfileThatDoesNotExistIsAFinding() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFiles.good(), directory, "1.3");

        assertThat(roster.findings())
                .containsExactly(PackageRule.PROFILE
                        .brokenIn("settings", "japan, 1.2, k12-v1, e-portal-3, e-portal-4")
                        .at("profile", "1.3"));
        assertThat(roster.records()).isEmpty();
    }

    @Test
    void theFormAsksForTheProfile() {
        assertThat(new OneRosterCsvFactory().settings())
                .extracting(Setting::name, Setting::values)
                .containsExactly(tuple("profile", Profile.settings()));
    }
}
