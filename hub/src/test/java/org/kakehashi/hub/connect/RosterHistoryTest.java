package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.roster.internal.content.RosterContentStore;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who was where, after changes of class and school and after the turn of the school year. */
@HubTest
@Import({TestImports.class, RosterDays.class})
class RosterHistoryTest {
    private static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    private static final UUID HANAKO = UUID.fromString("00000002-0000-4000-8000-000000000002");
    private static final UUID ICHIRO = UUID.fromString("00000003-0000-4000-8000-000000000003");
    private static final UUID SAKURA = UUID.fromString("00000055-0000-4000-8000-000000000055");
    private static final UUID TANAKA = UUID.fromString("00000005-0000-4000-8000-000000000005");
    private static final String EAST = "かけはし市立ひがし小学校 3年1組";
    private static final String WEST = "かけはし市立にし小学校 3年1組";
    private static final String NEXT_EAST = "かけはし市立ひがし小学校 4年1組";
    private static final LocalDate START = LocalDate.of(2026, 4, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 4);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final String ENROLLMENTS = "enrollments.csv";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Classes classes;

    @Autowired
    ClassMembers members;

    @Autowired
    Standing standing;

    @Autowired
    RosterDays days;

    @Autowired
    RosterContentStore contents;

    TestTenant tenant;

    @BeforeEach
    void aTenantWithTheYearsRoster() throws Exception {
        tenant = tenants.create();
        apply("city", SchoolYears.year(), START);
    }

    @Test
    void aChangeOfClassWithDatesIsKept() throws Exception {
        RosterFiles files =
                SchoolYears.set(SchoolYears.year(), ENROLLMENTS, "enrollment-hanako", Map.of("endDate", "2026-09-30"));
        apply("city", SchoolYears.copy(files, ENROLLMENTS, "enrollment-hanako", moved("new", "2026-10-01")), NOVEMBER);
        assertThat(homeroom(HANAKO, LocalDate.of(2026, 9, 30))).containsExactly(EAST);
        assertThat(homeroom(HANAKO, LocalDate.of(2026, 10, 1))).containsExactly(WEST);
    }

    @ParameterizedTest
    @CsvSource({"new,", "enrollment-hanako,", "enrollment-hanako,2026-11-10"})
    void aChangeOfClassHappensTodayOrWhenItSays(String sourcedId, @Nullable String begin) throws Exception {
        RosterFiles moved = SchoolYears.set(
                SchoolYears.year(), ENROLLMENTS, "enrollment-hanako", moved(sourcedId, begin == null ? "" : begin));
        apply("city", moved, NOVEMBER);
        LocalDate since = begin == null ? NOVEMBER : LocalDate.parse(begin);
        assertThat(homeroom(HANAKO, START)).containsExactly(EAST);
        assertThat(homeroom(HANAKO, since.minusDays(1))).containsExactly(EAST);
        assertThat(homeroom(HANAKO, since)).containsExactly(WEST);
        assertThat(homeroom(HANAKO, MARCH)).containsExactly(WEST);
        assertThat(pupils("class-east-3-1", since.minusDays(1))).contains("佐藤 花子");
        assertThat(pupils("class-east-3-1", since)).doesNotContain("佐藤 花子");
        String before = imports.fingerprint(tenant);
        assertThat(apply("city", moved, NOVEMBER.plusDays(1)).changed()).isZero();
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
    }

    @Test
    void aPupilGoesToASchoolWithARosterOfItsOwn() throws Exception {
        RosterFiles west = SchoolYears.set(SchoolYears.year(), ENROLLMENTS, "enrollment-hanako", moved("e-1", ""));
        apply("west", SchoolYears.remove(west, ENROLLMENTS, id -> id.equals("enrollment-hanako-math")), NOVEMBER);
        apply(
                "city",
                SchoolYears.remove(SchoolYears.year(), ENROLLMENTS, id -> id.startsWith("enrollment-hanako")),
                NOVEMBER);
        assertThat(homeroom(HANAKO, NOVEMBER.minusDays(1))).containsExactly(EAST);
        assertThat(homeroom(HANAKO, NOVEMBER)).containsExactly(WEST);
        assertThat(pupils("class-east-3-1", NOVEMBER.minusDays(1))).contains("佐藤 花子");
        assertThat(pupils("class-east-3-1", NOVEMBER)).doesNotContain("佐藤 花子");
        assertThat(imports.count(
                        "select count(distinct person_id) from roster_user where tenant_id = ? and family_name = '佐藤'",
                        tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void aPupilWhoComesBackWasAwayInBetween() throws Exception {
        RosterFiles undated = SchoolYears.set(
                SchoolYears.year(), ENROLLMENTS, "enrollment-hanako", Map.of("beginDate", "", "endDate", ""));
        apply("city", undated, START.plusDays(1));
        LocalDate left = LocalDate.of(2026, 6, 1);
        apply("city", SchoolYears.set(SchoolYears.year(), ENROLLMENTS, "enrollment-hanako", moved("away", "")), left);
        apply("city", undated, NOVEMBER);
        assertThat(homeroom(HANAKO, START)).containsExactly(EAST);
        assertThat(homeroom(HANAKO, left.minusDays(1))).containsExactly(EAST);
        assertThat(homeroom(HANAKO, left)).containsExactly(WEST);
        assertThat(homeroom(HANAKO, NOVEMBER.minusDays(1))).containsExactly(WEST);
        assertThat(homeroom(HANAKO, NOVEMBER)).containsExactly(EAST);
        assertThat(apply("city", undated, NOVEMBER).changed()).isZero();
    }

    @Test
    void aTeacherWhoChangesSchoolsKeepsTheOldOneTillYesterday() throws Exception {
        RosterFiles gone =
                SchoolYears.set(SchoolYears.year(), "roles.csv", "role-tanaka", Map.of("orgSourcedId", "school-west"));
        apply("city", SchoolYears.remove(gone, ENROLLMENTS, id -> id.startsWith("enrollment-tanaka")), NOVEMBER);
        assertThat(schools(TANAKA, NOVEMBER.minusDays(1))).containsExactly("かけはし市立ひがし小学校");
        assertThat(schools(TANAKA, NOVEMBER)).containsExactly("かけはし市立にし小学校");
        assertThat(taught(TANAKA, NOVEMBER.minusDays(1))).isTrue();
        assertThat(taught(TANAKA, NOVEMBER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTurnOfTheYearKeepsWhatWas(boolean dated) throws Exception {
        apply("city", SchoolYears.nextYear(dated), APRIL);
        turned();
        assertThat(roles(ICHIRO, APRIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nextYearsRosterThatComesEarlyLeavesThisYearAsItIs(boolean dated) throws Exception {
        LocalDate early = LocalDate.of(2027, 3, 25);
        RosterFiles ahead = SchoolYears.nextYear(dated);
        apply("city", ahead, early);
        turned();
        thisYearGoesOn(early);
        assertThat(apply("city", ahead, early.plusDays(1)).changed()).isZero();
        // A late correction of this year, and next year's once more.
        apply("city", SchoolYears.year(), early.plusDays(2));
        thisYearGoesOn(early.plusDays(2));
        apply("city", ahead, early.plusDays(3));
        turned();
        thisYearGoesOn(early.plusDays(3));
        apply("city", ahead, APRIL);
        turned();
        assertThat(roles(ICHIRO, APRIL)).isEmpty();
    }

    @Test
    void whileThisYearGoesOnItIsHandedOnBesideTheNext() throws Exception {
        LocalDate early = LocalDate.of(2027, 3, 25);
        apply("city", SchoolYears.nextYear(true), early);
        assertThat(handedOn(RosterFile.CLASSES, early)).contains("class-east-3-1", "next-east-3-1");
        assertThat(handedOn(RosterFile.ENROLLMENTS, MARCH)).contains("enrollment-hanako", "next-enrollment-hanako");
        assertThat(handedOn(RosterFile.ENROLLMENTS, APRIL))
                .contains("next-enrollment-hanako")
                .doesNotContain("enrollment-hanako");
        assertThat(handedOn(RosterFile.ROLES, early)).contains("role-tanaka").noneMatch(id -> id.contains("~"));
        assertThat(imports.count("select count(*) from user_role where tenant_id = ? and kept", tenant.id()))
                .isPositive();
    }

    @Test
    void nextYearsClassesWithChangesOfEnrolmentsLeaveThisYearToo() throws Exception {
        LocalDate early = LocalDate.of(2027, 3, 25);
        RosterFiles ahead = SchoolYears.nextYear(true);
        String manifest = ahead.text("manifest.csv");
        ahead.with("manifest.csv", manifest.replace("\"file.enrollments\",\"bulk\"", "\"file.enrollments\",\"delta\""));
        assertThat(ahead.text("manifest.csv")).isNotEqualTo(manifest);
        SchoolYears.edit(
                ahead,
                ENROLLMENTS,
                id -> true,
                Map.of("status", "active", "dateLastModified", "2027-03-25T00:00:00.000Z"));
        apply("city", ahead, early);
        thisYearGoesOn(early);
    }

    private List<String> handedOn(RosterFile file, LocalDate day) {
        return transactions.readOnly(tenant.id(), () -> {
            List<String> ids = new ArrayList<>();
            try {
                contents.open(tenant.id(), "city", day)
                        .read(file, row -> ids.add(row.base().sourcedId()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return ids;
        });
    }

    private void thisYearGoesOn(LocalDate from) {
        for (LocalDate day : List.of(from, MARCH)) {
            assertThat(homeroom(ICHIRO, day)).hasSize(1);
            assertThat(roles(ICHIRO, day)).contains(Role.PUPIL);
            assertThat(roles(HANAKO, day)).contains(Role.PUPIL);
            assertThat(taught(TANAKA, day)).isTrue();
            assertThat(schools(TANAKA, day)).contains("かけはし市立ひがし小学校");
        }
    }

    @Test
    void anotherVendorsRosterFindsThePersonsAgain() throws Exception {
        RosterFiles other = SchoolYears.nextYear(false);
        for (String name : other.names()) {
            other.with(name, other.text(name).replace("\"pupil-", "\"V2-").replace("\"teacher-", "\"VT-"));
        }
        apply("vendor2", other, APRIL);
        assertThat(homeroom(HANAKO, MARCH)).containsExactly(EAST);
        assertThat(homeroom(HANAKO, APRIL)).containsExactly(NEXT_EAST);
        assertThat(homeroom(TARO, APRIL)).containsExactly(NEXT_EAST);
    }

    /** Last year's classes hold until March, next year's from April on. */
    private void turned() {
        assertThat(homeroom(HANAKO, START)).containsExactly(EAST);
        assertThat(homeroom(HANAKO, MARCH)).containsExactly(EAST);
        assertThat(homeroom(HANAKO, APRIL)).containsExactly(NEXT_EAST);
        assertThat(homeroom(SAKURA, APRIL)).hasSize(1);
        assertThat(homeroom(SAKURA, MARCH)).isEmpty();
        assertThat(homeroom(ICHIRO, APRIL)).isEmpty();
        assertThat(pupils("class-east-3-1", MARCH)).contains("佐藤 花子", "山田 太郎");
        assertThat(pupils("class-east-3-1", APRIL)).isEmpty();
        assertThat(pupils("next-east-3-1", APRIL)).contains("佐藤 花子", "山田 太郎");
        assertThat(taught(TANAKA, MARCH)).isTrue();
        assertThat(schools(TANAKA, MARCH)).contains("かけはし市立ひがし小学校");
        assertThat(schools(TANAKA, APRIL)).containsExactly("かけはし市立にし小学校");
    }

    private static Map<String, String> moved(String sourcedId, String begin) {
        return Map.of(
                "sourcedId", sourcedId,
                "classSourcedId", "class-west-3-1",
                "schoolSourcedId", "school-west",
                "metadata.jp.ShussekiNo", "20",
                "beginDate", begin,
                "endDate", "");
    }

    /** A turn of the year needs nobody's word. */
    private RosterCounts apply(String source, RosterFiles files, LocalDate today) throws Exception {
        boolean turn = today.isAfter(LocalDate.of(2027, 3, 1)) && !source.equals("west");
        return days.apply(tenant, source, files, today, new ManyLeave.Allowance(turn ? 0 : 100, 40, 0));
    }

    private List<String> homeroom(UUID person, LocalDate on) {
        return transactions.readOnly(tenant.id(), () -> classes.attendedBy(tenant.id(), person, on)).stream()
                .filter(SchoolClass::homeroom)
                .map(SchoolClass::name)
                .toList();
    }

    private List<String> pupils(String sourcedId, LocalDate on) {
        UUID id = imports.classId(tenant, sourcedId);
        return transactions.readOnly(tenant.id(), () -> members.pupils(tenant.id(), id, on)).stream()
                .map(ClassMembers.Member::name)
                .toList();
    }

    private Set<Role> roles(UUID person, LocalDate on) {
        return transactions.readOnly(tenant.id(), () -> standing.roles(tenant.id(), person, on));
    }

    private boolean taught(UUID person, LocalDate on) {
        return transactions.readOnly(tenant.id(), () -> !standing.classesTaught(tenant.id(), person, on)
                .isEmpty());
    }

    private List<String> schools(UUID person, LocalDate on) {
        return transactions.readOnly(tenant.id(), () -> {
            Map<UUID, String> names = standing.schoolNames(tenant.id());
            return standing.schools(tenant.id(), person, Role.TEACHER, on).stream()
                    .map(names::get)
                    .map(String::valueOf)
                    .toList();
        });
    }
}
