package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.DANGLING_REFERENCE;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.DUPLICATE_SOURCED_ID;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.GUARDIAN_AS_PARENT;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.MISSING_FILE;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.SHIFT_JIS;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.TRUNCATED_ZIP;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.WRONG_GRADE_CODE;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.WRONG_HEADER;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.ZIP_BOMB;
import static org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture.ZIP_SLIP;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A broken roster gets its whole report and changes nothing. */
@HubTest
@Import(TestImports.class)
class BrokenRosterImportTest {
    private static final String ZIP = "RO_20260410_991234.zip";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @TempDir
    Path directory;

    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of(SHIFT_JIS, List.of("csv.encoding users.csv:2 -=0x91")),
                Arguments.of(MISSING_FILE, List.of("file.missing roles.csv:- -=-")),
                Arguments.of(
                        WRONG_HEADER,
                        List.of(
                                "header.unknown classes.csv:1 classtype=classtype",
                                "header.missing classes.csv:1 classType=-")),
                Arguments.of(WRONG_GRADE_CODE, List.of("grade.unknown users.csv:3 grades=3")),
                Arguments.of(GUARDIAN_AS_PARENT, List.of("role.parent roles.csv:13 role=parent")),
                Arguments.of(ZIP_SLIP, List.of("zip.path " + ZIP + ":- -=../users.csv")),
                Arguments.of(ZIP_BOMB, List.of("zip.too-large " + ZIP + ":- -=users.csv")),
                Arguments.of(TRUNCATED_ZIP, List.of("zip.unreadable " + ZIP + ":- -=-")),
                Arguments.of(
                        DANGLING_REFERENCE,
                        List.of("roster.dangling-reference enrollments.csv:6 classSourcedId=class-east-9-9")),
                Arguments.of(
                        DUPLICATE_SOURCED_ID,
                        List.of(
                                "roster.duplicate-sourced-id users.csv:4 sourcedId=pupil-taro",
                                "roster.dangling-reference roles.csv:5 userSourcedId=pupil-ichiro",
                                "roster.dangling-reference enrollments.csv:6 userSourcedId=pupil-ichiro")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aBrokenRosterIsRejectedWithItsReportAndChangesNothing(RosterFixture fixture, List<String> report)
            throws IOException {
        TestTenant tenant = tenants.create();
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        String before = imports.fingerprint(tenant);

        JsonNode run = imports.roster(tenant, fixture.zipInto(directory));

        assertThat(TestImports.findings(run)).containsExactlyElementsOf(report);
        assertThat(run.get("status").asString()).isEqualTo("REJECTED");
        assertThat(run.get("findingCount").asInt()).isEqualTo(report.size());
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        imports.awaitNothingStaged(tenant);
    }

    @Test
    void whatOnlyTheWholeSetShowsIsReportedTogether() throws IOException {
        TestTenant tenant = tenants.create();
        RosterFiles files = RosterFiles.good()
                .withCell("enrollments.csv", 5, "schoolSourcedId", "school-west")
                .withCell("roles.csv", 11, "roleType", "primary")
                .withCell("roles.csv", 11, "orgSourcedId", "school-east")
                .withCell("users.csv", 4, "userMasterIdentifier", "00000002-0000-4000-8000-000000000002")
                .withCell("users.csv", 5, "metadata.jp.homeClass", "class-nowhere")
                .withCell("classes.csv", 3, "termSourcedIds", "year-2026,year-1999");
        JsonNode run = imports.roster(tenant, files.zipInto(directory));
        assertThat(TestImports.findings(run))
                .containsExactlyInAnyOrder(
                        "roster.dangling-reference classes.csv:3 termSourcedIds=year-1999",
                        "roster.dangling-reference users.csv:5 metadata.jp.homeClass=class-nowhere",
                        "roster.duplicate-master-identifier users.csv:4 userMasterIdentifier=00000002-0000-4000-8000-000000000002",
                        "roster.school-mismatch enrollments.csv:5 schoolSourcedId=school-west",
                        "roster.several-primary-roles roles.csv:11 roleType=primary");
        assertThat(run.at("/findings/0/rule/ja").asString()).contains("academicSessions.csv");
        assertThat(run.at("/findings/0/remedy/en").asString()).contains("Add the row to academicSessions.csv");
    }

    @Test
    void aWarningAloneDoesNotRejectARoster() throws IOException {
        TestTenant tenant = tenants.create();
        RosterFiles files = RosterFiles.good()
                .withCell("enrollments.csv", 2, "endDate", "2026-09-30")
                .withCell("users.csv", 3, "username", "e260301");
        JsonNode run = imports.roster(tenant, files.zipInto(directory));
        assertThat(TestImports.findings(run))
                .containsExactlyInAnyOrder(
                        "roster.several-homerooms enrollments.csv:3 classSourcedId=class-west-3-1",
                        "roster.username-not-unique users.csv:3 username=e260301");
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(imports.count(
                        "select count(*) from identity_link where tenant_id = ? and source_key = 'e260301'",
                        tenant.id()))
                .isZero();
    }
}
