package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.insight.AccessStage.CLASS;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Role × school × class × date: who had the class on a day sees that day, and nobody else does. */
@HubTest
class AccessByDateTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    private AccessStage stage;
    private LocalDate today = LocalDate.EPOCH;
    private LocalDate yesterday = LocalDate.EPOCH;

    @BeforeEach
    void aSchool() {
        today = SchoolDay.today(clock);
        yesterday = today.minusDays(1);
        stage = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        stage.records(stage.pupil, yesterday);
    }

    @Test
    void yesterdaysTeacherSeesYesterdayAndTodaysSeesToday() {
        UUID former = stage.person("former");
        stage.school.teacher(CLASS, former, today.minusDays(30), yesterday);
        stage.school.staff(former, "teacher");
        stage.account("former", former, "[]");
        UUID present = stage.person("present");
        stage.school.teacher(CLASS, present, today, today.plusDays(30));
        stage.account("present", present, "[]");

        HubBrowser before = stage.browser("former");
        assertThat(before.get(stage.board(today)).statusCode()).isEqualTo(404);
        assertThat(before.get(stage.evidence("mood", today)).statusCode()).isEqualTo(404);
        assertThat(before.get(stage.evidence("mood", yesterday)).body()).contains("thunder.svg");
        HubBrowser now = stage.browser("present");
        assertThat(now.get(stage.board(yesterday)).statusCode()).isEqualTo(404);
        assertThat(rows(now.get(stage.evidence("mood", today)).body()))
                .as("the days before are not hers")
                .isEqualTo(1);
    }

    @Test
    void whoseEnrolmentEndsWhileSignedInLosesTheClassWithTheNextRequest() {
        UUID teacher = stage.person("teacher");
        stage.school.teacher(CLASS, teacher, today.minusDays(30), today);
        stage.account("teacher", teacher, "[]");
        HubBrowser browser = stage.browser("teacher");
        assertThat(browser.get(stage.board(today)).statusCode()).isEqualTo(200);
        owner.jdbc()
                .sql("update enrollment set valid_to = :day where tenant_id = :t and user_sourced_id = :user")
                .param("day", yesterday)
                .param("t", stage.tenant.id())
                .param("user", teacher.toString())
                .update();
        assertThat(browser.get(stage.board(today)).statusCode()).isIn(403, 404);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> browser.get("/board").statusCode() == 403);
    }

    @Test
    void aTransferredPupilLeavesTheHistoryBehind() {
        TestSchool other = new TestSchool(owner, stage.tenant.id(), links.personSource(), "もみじ小学校");
        UUID otherClass = other.homeroom("5年3組");
        UUID moved = stage.school.person("転校 花子", null);
        stage.school.pupil(CLASS, moved, 2, TestSchool.APRIL, yesterday);
        other.pupil("5年3組", moved, 9, today, TestSchool.MARCH);
        stage.records(moved, yesterday);
        stage.records(moved, today);
        UUID old = stage.person("old");
        stage.school.staff(old, "principal");
        stage.account("old", old, "[]");
        UUID fresh = other.person("新 校長", null);
        other.staff(fresh, "principal");
        stage.account("fresh", fresh, "[]");

        HubBrowser left = stage.browser("old");
        assertThat(left.get(AccessStage.evidence(stage.classId, moved, "mood", yesterday))
                        .statusCode())
                .isEqualTo(200);
        assertThat(left.get(AccessStage.evidence(stage.classId, moved, "mood", today))
                        .statusCode())
                .isEqualTo(404);
        assertThat(left.get(AccessStage.evidence(otherClass, moved, "mood", today))
                        .statusCode())
                .isEqualTo(404);
        HubBrowser came = stage.browser("fresh");
        assertThat(rows(came.get(AccessStage.evidence(otherClass, moved, "mood", today))
                        .body()))
                .isEqualTo(1);
        assertThat(came.get(AccessStage.evidence(otherClass, moved, "mood", yesterday))
                        .statusCode())
                .isEqualTo(404);
        assertThat(came.get(AccessStage.evidence(stage.classId, moved, "mood", yesterday))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aGuardianOfTwoSeesNoBoardAndNoEvidenceOfEither() {
        UUID sister = stage.school.person("山田 花", null);
        stage.school.pupil(CLASS, sister, 3);
        stage.records(sister, today);
        UUID guardian = stage.school.person("山田 保護者", null);
        stage.school.guardian(CLASS, guardian);
        stage.school.agent(guardian, stage.pupil);
        stage.school.agent(guardian, sister);
        stage.account("guardian", guardian, "[]");
        HubBrowser browser = stage.browser("guardian");
        assertThat(browser.get(stage.board(today)).statusCode()).isEqualTo(403);
        for (UUID child : new UUID[] {stage.pupil, sister}) {
            assertThat(browser.get(AccessStage.evidence(stage.classId, child, "attendance", today))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get("/study/me").statusCode()).isEqualTo(403);
    }

    @Test
    void anotherTenantsPrincipalFindsNothing() {
        AccessStage elsewhere = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        UUID principal = elsewhere.person("principal");
        elsewhere.school.staff(principal, "principal");
        elsewhere.account("principal", principal, "[]");
        HubBrowser browser = elsewhere.browser("principal");
        assertThat(browser.get(elsewhere.board(today)).statusCode()).isEqualTo(200);
        assertThat(browser.get(stage.board(today)).statusCode()).isEqualTo(404);
        assertThat(browser.get(stage.evidence("health", today)).statusCode()).isEqualTo(404);
        assertThat(http.post(
                                elsewhere.tenant,
                                "/api/v1/role-grants",
                                AccessStage.grantJson("principal", "NURSE", stage.school.id(), today, today))
                        .statusCode())
                .as("another tenant's school is unknown")
                .isEqualTo(400);
    }

    @Test
    void aDisabledAccountIsSignedOutWithinSeconds() {
        UUID principal = stage.person("principal");
        stage.school.staff(principal, "principal");
        stage.account("principal", principal, "[]");
        HubBrowser browser = stage.browser("principal");
        assertThat(browser.get(stage.board(today)).statusCode()).isEqualTo(200);
        stage.disable("principal");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> browser.get(stage.board(today)).statusCode() == 302);
        assertThat(browser.get(stage.board(today)).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).contains("/sign-in"));
    }

    @Test
    void aGrantOpensItsSchoolOnItsDaysAndNotAfter() {
        stage.account("nurse", stage.person("nurse"), "[]");
        stage.grant("nurse", "NURSE", stage.school.id(), today.minusDays(9), yesterday);
        HubBrowser nurse = stage.browser("nurse");
        assertThat(nurse.get(stage.board(today)).statusCode()).as("expired").isEqualTo(403);
        String grant = stage.grant("nurse", "NURSE", stage.school.id(), today, today.plusDays(9));
        assertThat(nurse.get(stage.evidence("health", today)).statusCode()).isEqualTo(200);
        TestSchool other = new TestSchool(owner, stage.tenant.id(), links.personSource(), "もみじ小学校");
        assertThat(nurse.get(AccessStage.board(other.homeroom("1年1組"), today)).statusCode())
                .isEqualTo(404);
        assertThat(stage.endGrant(grant)).isEqualTo(204);
        assertThat(nurse.get(stage.board(today)).statusCode()).as("ended").isEqualTo(403);
        assertThat(stage.endGrant(grant)).as("ended already").isEqualTo(404);
        assertThat(stage.audited("access.grant-role")).isEqualTo(2);
        assertThat(stage.audited("access.end-role-grant")).isEqualTo(1);
    }

    @Test
    void supportCentreStaffSeeThePupilsOfTheCentreOnly() {
        TestSchool centre = new TestSchool(owner, stage.tenant.id(), links.personSource(), "支援センター");
        UUID group = centre.homeroom("あおぞら");
        centre.pupil("あおぞら", stage.pupil, 1);
        stage.account("centre", null, "[]");
        stage.grant("centre", "SUPPORT_CENTRE_STAFF", centre.id(), today, today);
        HubBrowser browser = stage.browser("centre");
        assertThat(browser.get(AccessStage.board(group, today)).body()).contains("山田 太郎", "thunder.svg");
        assertThat(browser.get(stage.board(today)).statusCode()).isEqualTo(404);
        assertThat(browser.get(AccessStage.evidence(group, stage.pupil, "health", today))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void administratorsGrantOnThePageAndNobodyElseDoes() {
        stage.account("admin", null, "[\"ADMINISTRATOR\"]");
        stage.account("lead", null, "[]");
        HubBrowser admin = stage.browser("admin");
        assertThat(admin.get("/role-grants").body()).contains("さくら小学校", "生徒指導主事");
        String form = "loginName=lead&role=GUIDANCE_LEAD&schoolId=" + stage.school.id() + "&from=" + today + "&until="
                + today;
        assertThat(admin.post("/role-grants", form).statusCode()).isEqualTo(302);
        assertThat(stage.browser("lead").get(stage.board(today)).body()).contains("thunder.svg");
        assertThat(admin.post("/role-grants", form.replace("loginName=lead", "loginName=none"))
                        .body())
                .contains("loginName: no account has this name.");
        HubBrowser lead = stage.browser("lead");
        assertThat(lead.get("/role-grants").statusCode()).isEqualTo(403);
        assertThat(lead.post("/role-grants", form).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"ADMINISTRATOR,true", "TEACHER,true", "NURSE,false", "BOARD_ANALYST,true"})
    void aRoleIsGrantedOnlyAsItCanBe(String role, boolean withSchool) {
        stage.account("somebody", null, "[]");
        String json = AccessStage.grantJson("somebody", role, withSchool ? stage.school.id() : null, today, today);
        assertThat(http.post(stage.tenant, "/api/v1/role-grants", json).statusCode())
                .isEqualTo(400);
    }

    private static long rows(String page) {
        return page.lines().filter(line -> line.contains("thunder.svg")).count();
    }
}
