package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.Persons;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@HubTest
@Import(TestImports.class)
class RosterImportTest {
    private static final UUID TARO = UUID.fromString("00000001-0000-4000-8000-000000000001");
    private static final UUID LAN = UUID.fromString("00000004-0000-4000-8000-000000000004");
    private static final UUID TANAKA = UUID.fromString("00000005-0000-4000-8000-000000000005");
    private static final UUID KOBAYASHI = UUID.fromString("00000008-0000-4000-8000-000000000008");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 11);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);

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
    Persons persons;

    @Autowired
    Standing standing;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "BYTE_ORDER_MARK"})
    void aGoodRosterIsAppliedWhole(RosterFixture fixture) throws IOException {
        JsonNode run = imports.roster(tenant, fixture.zipInto(directory));
        assertThat(TestImports.findings(run)).isEmpty();
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.at("/counts/read").asLong()).isEqualTo(48);
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(48);
        imports.awaitNothingStaged(tenant);
    }

    @Test
    void theSameRosterAgainChangesNothingAndSaysSo() throws IOException {
        Path zip = RosterFixture.GOOD.zipInto(directory);
        imports.roster(tenant, zip);
        String before = imports.fingerprint(tenant);
        JsonNode again = imports.roster(tenant, zip);
        assertThat(again.get("status").asString()).isEqualTo("APPLIED");
        assertThat(again.at("/counts/changed").asLong()).isZero();
        assertThat(again.at("/counts/unchanged").asLong()).isEqualTo(48);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
    }

    @Test
    void aTransferMovesThePupilOnItsDateAndKeepsThePast() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        assertThat(attended(TARO, MAY)).containsExactly("かけはし市立ひがし小学校 3年1組");
        assertThat(attended(TARO, OCTOBER)).containsExactly("かけはし市立にし小学校 3年1組");
        assertThat(pupils("class-east-3-1", MAY)).extracting(Member::name).containsExactly("佐藤 花子", "山田 太郎");
        assertThat(pupils("class-east-3-1", OCTOBER)).extracting(Member::name).containsExactly("佐藤 花子");
        assertThat(pupils("class-west-3-1", OCTOBER))
                .extracting(Member::kana, Member::attendanceNumber)
                .containsExactly(tuple("グエン ラン", 1), tuple("ヤマダ タロウ", 12));
    }

    @Test
    void thePreferredNameIsShown() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        var name = transactions.readOnly(tenant.id(), () -> persons.name(tenant.id(), LAN));
        assertThat(name).hasValueSatisfying(lan -> assertThat(lan.displayName()).isEqualTo("阮 らん"));
    }

    @Test
    void standingFollowsRolesAndEnrolmentsByDate() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        transactions.run(tenant.id(), () -> {
            assertThat(standing.roles(tenant.id(), TARO, MAY)).containsExactly(Role.PUPIL);
            assertThat(standing.roles(tenant.id(), KOBAYASHI, MAY)).containsExactly(Role.PRINCIPAL, Role.TEACHER);
            assertThat(standing.roles(tenant.id(), KOBAYASHI, MAY.minusYears(1)))
                    .isEmpty();
            assertThat(standing.classesTaught(tenant.id(), TANAKA, MAY)).hasSize(2);
            assertThat(standing.classesTaught(tenant.id(), TANAKA, MAY.plusYears(1)))
                    .isEmpty();
            assertThat(standing.classesAttended(tenant.id(), TANAKA, MAY)).isEmpty();
            assertThat(standing.schools(tenant.id(), KOBAYASHI, Role.PRINCIPAL, MAY))
                    .hasSize(1);
        });
    }

    @Test
    void anEnrolmentThatIsNoLongerDeliveredEndsAndStaysInThePast() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        RosterFiles without = RosterFiles.good().withRows("enrollments.csv", rows -> rows.remove(3));
        JsonNode run = imports.roster(tenant, without.zipInto(directory));
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(1);
        assertThat(pupils("class-east-3-1", MAY)).extracting(Member::name).contains("佐藤 花子");
        assertThat(pupils("class-east-3-1", LocalDate.of(2027, 3, 1)))
                .extracting(Member::name)
                .doesNotContain("佐藤 花子");
        assertThat(imports.count("select count(*) from enrollment where tenant_id = ?", tenant.id()))
                .isEqualTo(11);
    }

    @Test
    void aChangedRowIsTheOnlyOneTouched() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        RosterFiles married = RosterFiles.good().withCell("users.csv", 6, "preferredFamilyName", "中村");
        JsonNode run = imports.roster(tenant, married.zipInto(directory));
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(1);
        var name = transactions.readOnly(tenant.id(), () -> persons.name(tenant.id(), TANAKA));
        assertThat(name)
                .hasValueSatisfying(found -> assertThat(found.displayName()).isEqualTo("中村 恵子"));
    }

    @Test
    void aMasterIdentifierIsThePersonInEverySource() throws IOException {
        Path zip = RosterFixture.GOOD.zipInto(directory);
        imports.roster(tenant, zip);
        imports.run(tenant, "oneroster-csv", "second", zip, "");
        assertThat(imports.count(
                        "select count(*) from roster_user where tenant_id = ? and person_id = ?", tenant.id(), TARO))
                .isEqualTo(2);
        // The guardian has none, and is somebody of its own in each source.
        assertThat(imports.count("select count(*) from person where tenant_id = ?", tenant.id()))
                .isEqualTo(11);
    }

    private List<String> attended(UUID person, LocalDate on) {
        return transactions.readOnly(tenant.id(), () -> classes.attendedBy(tenant.id(), person, on)).stream()
                .map(SchoolClass::name)
                .toList();
    }

    private List<Member> pupils(String sourcedId, LocalDate on) {
        UUID id = imports.classId(tenant, sourcedId);
        return transactions.readOnly(tenant.id(), () -> members.pupils(tenant.id(), id, on));
    }
}
