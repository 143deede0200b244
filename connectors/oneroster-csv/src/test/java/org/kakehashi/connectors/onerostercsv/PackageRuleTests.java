package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;

/** The rules of the manifest and of the files as such, each broken in one place of the good roster. */
class PackageRuleTests {

    private static final String MANIFEST = "manifest.csv";

    private final Path directory;

    PackageRuleTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A change to the good roster, the one finding it must give, and the records that are still read. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change(good -> good.without(MANIFEST), PackageRule.MANIFEST_MISSING.brokenIn(MANIFEST), 48),
                change(
                        good -> good.with(MANIFEST, "name,value\r\n"),
                        PackageRule.MANIFEST_HEADER.brokenIn(MANIFEST).atLine(1).holding("name,value"),
                        48),
                change(
                        good -> good.withRows(MANIFEST, rows -> rows.remove(4)),
                        PackageRule.PROPERTY_MISSING
                                .brokenIn(MANIFEST, "file.categories")
                                .at("propertyName", null),
                        48),
                change(
                        good -> good.withRows(MANIFEST, rows -> rows.remove(1)),
                        PackageRule.PROPERTY_MISSING
                                .brokenIn(MANIFEST, "manifest.version")
                                .at("propertyName", null),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 26, "propertyName", "file.users"),
                        manifest(PackageRule.PROPERTY_DUPLICATE, 26, "propertyName", "file.users"),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 26, "propertyName", "file.pupils"),
                        manifest(PackageRule.PROPERTY_UNKNOWN, 26, "propertyName", "file.pupils"),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 2, "value", "1.1"),
                        manifest(PackageRule.MANIFEST_VERSION, 2, "value", "1.1"),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 3, "value", "1.1"),
                        PackageRule.ONEROSTER_VERSION
                                .brokenIn(MANIFEST, "1.2, 1.2.1, 1.2_JP")
                                .atLine(3)
                                .at("value", "1.1"),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 24, "value", "Bulk"),
                        manifest(PackageRule.MODE, 24, "value", "Bulk"),
                        48),
                change(
                        good -> good.withCell(MANIFEST, 24, "value", "absent").without("users.csv"),
                        PackageRule.REQUIRED_FILE
                                .brokenIn(MANIFEST, "users")
                                .atLine(24)
                                .at("value", "absent"),
                        38),
                change(good -> good.without("users.csv"), PackageRule.FILE_MISSING.brokenIn("users.csv"), 38),
                change(
                        good -> good.without("demographics.csv"),
                        PackageRule.FILE_MISSING.brokenIn("demographics.csv"),
                        46),
                change(
                        good -> good.withCell(MANIFEST, 10, "value", "absent"),
                        PackageRule.FILE_UNDECLARED.brokenIn("demographics.csv"),
                        46),
                change(
                        good -> good.with("lineItems.csv", "sourcedId\r\n"),
                        PackageRule.FILE_UNDECLARED.brokenIn("lineItems.csv"),
                        48),
                change(
                        good -> good.with("readme.txt", "x").with(MANIFEST, good.text(MANIFEST)),
                        PackageRule.ZIP_UNEXPECTED
                                .brokenIn("RO_20260410_991234.zip")
                                .holding("readme.txt"),
                        48));
    }

    private static Arguments change(UnaryOperator<RosterFiles> change, Finding finding, int records) {
        return arguments(change, finding, records);
    }

    private static Finding manifest(PackageRule rule, long line, String column, String value) {
        return rule.brokenIn(MANIFEST).atLine(line).at(column, value);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("changes")
    void aBrokenRuleIsReportedAndTheOtherFilesAreStillRead(
            UnaryOperator<RosterFiles> change, Finding finding, int records) throws Exception {
        CollectedRoster roster = Rosters.read(change.apply(RosterFiles.good()), directory);

        assertThat(roster.findings()).containsExactly(finding);
        assertThat(roster.records()).hasSize(records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.2.1", "1.2_JP"})
    void eachProfilesVersionIsAccepted(String version) throws Exception {
        CollectedRoster roster = Rosters.read(RosterFiles.good().withCell(MANIFEST, 3, "value", version), directory);

        assertThat(roster.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userProfiles", "demographics"})
    void anOptionalFileMayBeAbsent(String file) throws Exception {
        RosterFiles files = RosterFiles.good().without(file + ".csv");
        files.with(
                MANIFEST,
                files.text(MANIFEST).replace("file." + file + "\",\"bulk\"", "file." + file + "\",\"absent\""));

        assertThat(Rosters.read(files, directory).findings()).isEmpty();
    }
}
