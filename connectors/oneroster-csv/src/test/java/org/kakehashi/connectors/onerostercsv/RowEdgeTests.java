package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.contract.CollectedRoster;

/** Values that keep the rules by a hair. */
class RowEdgeTests {

    private final Path directory;

    RowEdgeTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Values at the edge of the rules, which are good. */
    static Stream<Arguments> goodCells() {
        return Stream.of(
                arguments("users.csv", "sourcedId", "あ".repeat(255)),
                arguments("users.csv", "enabledUser", "false"),
                arguments("users.csv", "dateLastModified", "2026-04-01T00:00:00.000Z"),
                arguments("users.csv", "userMasterIdentifier", "F47AC10B-58CC-4372-A567-0E02B2C3D479"),
                arguments("users.csv", "userMasterIdentifier", ""),
                arguments("users.csv", "userIds", " {LDAP:a} , {card:b}"),
                arguments("users.csv", "grades", "P1,J3, H3 ,E1"),
                arguments("users.csv", "metadata.jp.kanaFamilyName", "ゔぁんだー・メーア"),
                arguments("users.csv", "resourceSourcedIds", "res-1"),
                arguments("users.csv", "metadata.jp.kanaPreferredGivenName", "らん"),
                arguments("roles.csv", "role", "ext:school-nurse.1"),
                arguments("roles.csv", "role", "systemAdministrator"),
                arguments("roles.csv", "endDate", "2026-04-01"),
                arguments("enrollments.csv", "role", "guardian"),
                arguments("enrollments.csv", "primary", ""),
                arguments("enrollments.csv", "endDate", "NULL"),
                arguments("enrollments.csv", "metadata.jp.ShussekiNo", "07"),
                arguments("academicSessions.csv", "title", "8年度"),
                arguments("demographics.csv", "birthDate", "2016-02-29"),
                arguments("demographics.csv", "asian", "true"),
                arguments("orgs.csv", "identifier", ""));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @MethodSource("goodCells")
    void aValueAtTheEdgeOfARuleIsGood(String file, String column, String value) throws Exception {
        CollectedRoster roster = Rosters.read(RosterFiles.good().withCell(file, 2, column, value), directory);

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.records()).hasSize(48);
    }
}
