package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.Base.Status;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.connectors.spi.roster.UserRecord.UserId;

class GoodRosterTests {

    private final Path directory;

    GoodRosterTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static Base base(String file, long line, String sourcedId) {
        return new Base(new Origin(file, line), sourcedId, null, null, Map.of());
    }

    private static <R extends RosterRecord> R only(CollectedRoster roster, Class<R> kind, String sourcedId) {
        return roster.records(kind).stream()
                .filter(record -> record.sourcedId().equals(sourcedId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRowOfEveryFileBecomesARecord() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFixture.GOOD.zipInto(directory));

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.files()).hasSize(9).allSatisfy((file, mode) -> assertThat(mode)
                .isEqualTo(DeliveryMode.BULK));
        assertThat(roster.records()).hasSize(3 + 1 + 4 + 4 + 10 + 1 + 12 + 2 + 11);
    }

    @Test
    void aByteOrderMarkChangesNothing() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFixture.BYTE_ORDER_MARK.zipInto(directory));

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.records())
                .isEqualTo(Rosters.read(RosterFixture.GOOD.zipInto(directory)).records());
    }

    @Test
    void schoolsSessionsCoursesAndClassesAreReadWhole() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFixture.GOOD.zipInto(directory));

        assertThat(only(roster, OrgRecord.class, "school-east"))
                .isEqualTo(new OrgRecord(
                        base("orgs.csv", 3, "school-east"), "かけはし市立ひがし小学校", "school", "B199210000011", "board"));
        assertThat(roster.records(AcademicSessionRecord.class))
                .containsExactly(new AcademicSessionRecord(
                        base("academicSessions.csv", 2, "year-2026"),
                        "2026年度",
                        "schoolYear",
                        LocalDate.of(2026, 4, 1),
                        LocalDate.of(2027, 3, 31),
                        null,
                        2026));
        assertThat(only(roster, CourseRecord.class, "course-east-himawari").grades())
                .containsExactly("P4", "P5", "P6");
        ClassRecord math = only(roster, ClassRecord.class, "class-east-3-1-math");
        assertThat(math.periods()).containsExactly("月1", "水3");
        assertThat(math.termSourcedIds()).containsExactly("year-2026");
        assertThat(only(roster, ClassRecord.class, "class-east-himawari").specialNeeds())
                .isTrue();
    }

    @Test
    void aPupilHasNamesKanaAndIdentifiers() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFixture.GOOD.zipInto(directory));

        UserRecord lan = only(roster, UserRecord.class, "pupil-lan");
        assertThat(lan.name())
                .isEqualTo(new UserName(
                        "ラン", "グエン", "ティ", new Parts("ラン", "グエン", "ティ"), new Parts("らん", "阮", null), Parts.NONE));
        UserRecord hanako = only(roster, UserRecord.class, "pupil-hanako");
        assertThat(hanako.userMasterIdentifier()).isEqualTo(UUID.fromString("00000002-0000-4000-8000-000000000002"));
        assertThat(hanako.userIds()).containsExactly(new UserId("LDAP", "e260302"), new UserId("card", "0302"));
        assertThat(hanako.homeClass()).isEqualTo("class-east-3-1");
        assertThat(hanako.grades()).containsExactly("P3");
        assertThat(only(roster, UserRecord.class, "guardian-yamada").agentSourcedIds())
                .containsExactly("pupil-taro");
    }

    @Test
    void aTransferIsTwoEnrollmentsThatDoNotOverlap() throws Exception {
        List<EnrollmentRecord> taro =
                Rosters.read(RosterFixture.GOOD.zipInto(directory)).records(EnrollmentRecord.class).stream()
                        .filter(enrollment -> enrollment.userSourcedId().equals("pupil-taro"))
                        .toList();

        assertThat(taro)
                .containsExactly(
                        new EnrollmentRecord(
                                base("enrollments.csv", 2, "enrollment-taro-east"),
                                "class-east-3-1",
                                "school-east",
                                "pupil-taro",
                                "student",
                                false,
                                LocalDate.of(2026, 4, 1),
                                LocalDate.of(2026, 8, 31),
                                2,
                                true),
                        new EnrollmentRecord(
                                base("enrollments.csv", 3, "enrollment-taro-west"),
                                "class-west-3-1",
                                "school-west",
                                "pupil-taro",
                                "student",
                                false,
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2027, 3, 31),
                                12,
                                true));
    }

    @Test
    void rolesDemographicsAndProfilesAreRead() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFixture.GOOD.zipInto(directory));

        assertThat(roster.records(RoleRecord.class))
                .extracting(RoleRecord::role)
                .contains("guardian", "principal", "ext:schoolNurse");
        assertThat(only(roster, DemographicsRecord.class, "pupil-taro").birthDate())
                .isEqualTo(LocalDate.of(2017, 5, 3));
        assertThat(roster.records(UserProfileRecord.class))
                .extracting(UserProfileRecord::username)
                .containsExactly("hanako-302");
    }

    @Test
    void theAttendanceNumberIsReadUnderEitherProfilesName() throws Exception {
        RosterFiles files = RosterFiles.good();
        files.with(
                "enrollments.csv",
                files.text("enrollments.csv")
                        .replace("metadata.jp.ShussekiNo", "metadata.jp.shussekiNo")
                        .replace("metadata.jp.PublicFlg", "metadata.jp.publicFlg"));
        CollectedRoster roster = Rosters.read(files, directory);

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.records(EnrollmentRecord.class).getFirst())
                .extracting(EnrollmentRecord::attendanceNumber, EnrollmentRecord::publicFlag)
                .containsExactly(2, true);
    }

    @Test
    void nullBlankStatusAndExtensionsAreUnderstood() throws Exception {
        RosterFiles files = RosterFiles.good()
                .withCell("orgs.csv", 3, "identifier", "NULL")
                .withCell("orgs.csv", 3, "status", "tobedeleted")
                .withCell("orgs.csv", 3, "dateLastModified", "2026-04-01T09:00:00.000+09:00")
                .withCell("orgs.csv", 3, "metadata.bus", "3号車");
        CollectedRoster roster = Rosters.read(files, directory);

        assertThat(roster.findings()).isEmpty();
        OrgRecord east = only(roster, OrgRecord.class, "school-east");
        assertThat(east.identifier()).isNull();
        assertThat(east.base().status()).isEqualTo(Status.TO_BE_DELETED);
        assertThat(east.base().dateLastModified()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(east.base().metadata()).containsExactly(Map.entry("bus", "3号車"));
        assertThat(only(roster, OrgRecord.class, "board").base().metadata()).isEmpty();
    }
}
