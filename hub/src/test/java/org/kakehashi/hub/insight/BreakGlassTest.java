package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Break-glass: one pupil, for a reason, for a time, told to the principal, in the audit. */
@HubTest
class BreakGlassTest {
    private static final String REASON = "朝から連絡がつかず、けがの有無を確かめるため";

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

    private LocalDate today = LocalDate.EPOCH;
    private AccessStage stage;
    private HubBrowser teacher;
    private HubBrowser principal;

    /** A teacher of the school who doesn't teach the pupil's class, and the school's principal. */
    @BeforeEach
    void aTeacherWhoSeesNothingOfThePupil() {
        today = SchoolDay.today(clock);
        stage = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        stage.school.homeroom("6年2組");
        UUID person = stage.person("teacher");
        stage.school.teacher("6年2組", person, TestSchool.APRIL, TestSchool.MARCH);
        stage.account("teacher", person, "[]");
        UUID head = stage.person("principal");
        stage.school.staff(head, "principal");
        stage.account("principal", head, "[]");
        teacher = stage.browser("teacher");
        principal = stage.browser("principal");
    }

    @Test
    void itOpensOnePupilAndNobodyElse() {
        UUID other = stage.school.person("鈴木 花", null);
        stage.school.pupil(AccessStage.CLASS, other, 2);
        stage.records(other, today);
        assertThat(teacher.get(stage.evidence("health", today)).statusCode()).isEqualTo(404);

        HttpResponse<String> opened = open(stage.pupil, REASON);

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).contains("/board/evidence?of=attendance");
        for (String of : new String[] {"attendance", "mood", "visits", "health"}) {
            HttpResponse<String> page = teacher.get(stage.evidence(of, today));
            assertThat(page.statusCode()).as(of).isEqualTo(200);
            assertThat(page.body()).contains("緊急閲覧中です").doesNotContain("/board?class=" + stage.classId);
        }
        assertThat(teacher.get(stage.evidence("health", today)).body()).contains("37.8");
        assertThat(teacher.get(AccessStage.evidence(stage.classId, other, "mood", today))
                        .statusCode())
                .isEqualTo(404);
        assertThat(teacher.get(stage.board(today)).statusCode()).as("the class").isEqualTo(404);
    }

    @Test
    void everyLookStandsInTheAuditWithItsBreakGlass() {
        open(stage.pupil, REASON);
        teacher.get(stage.evidence("health", today));
        assertThat(stage.audited("access.break-glass")).isEqualTo(1);
        assertThat(owner.jdbc()
                        .sql("""
                        select count(*) from audit_event a join break_glass b on b.tenant_id = a.tenant_id
                            and a.detail like '%break-glass:' || b.break_glass_id
                        where a.tenant_id = :t and a.action = 'insight.view-evidence' and a.person_id = :pupil
                        """)
                        .param("t", stage.tenant.id())
                        .param("pupil", stage.pupil)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thePrincipalIsToldAndTakesNote() {
        assertThat(principal.get(stage.board(today)).body()).doesNotContain("緊急閲覧の報告が");
        open(stage.pupil, REASON);
        assertThat(principal.get(stage.board(today)).body()).contains("緊急閲覧の報告が 1件");
        String report = principal.get("/break-glass/reports").body();
        assertThat(report).contains("teacher", "山田 太郎", REASON, "さくら小学校");
        String see = report.replaceAll("(?s).*action=\"(/break-glass/reports/[^\"]+/seen)\".*", "$1");
        assertThat(principal.post(see, "").statusCode()).isEqualTo(302);
        assertThat(principal.post(see, "").statusCode()).as("once").isEqualTo(404);
        assertThat(principal.get("/break-glass/reports").body()).contains("確認済み");
        assertThat(principal.get(stage.board(today)).body()).doesNotContain("緊急閲覧の報告が");
        assertThat(stage.audited("access.break-glass-seen")).isEqualTo(1);
    }

    @Test
    void theHeadOfAnotherSchoolIsNotTold() {
        TestSchool other = new TestSchool(owner, stage.tenant.id(), links.personSource(), "もみじ小学校");
        UUID head = other.person("もみじ 校長", null);
        other.staff(head, "principal");
        stage.account("other", head, "[]");
        open(stage.pupil, REASON);
        assertThat(stage.browser("other").get("/break-glass/reports").body()).doesNotContain("山田 太郎", REASON);
        assertThat(stage.browser("other")
                        .post("/break-glass/reports/" + id() + "/seen", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void administratorsReadAllReportsAndTakeNoteOfNone() {
        stage.account("admin", null, "[\"ADMINISTRATOR\"]");
        open(stage.pupil, REASON);
        assertThat(stage.browser("admin").get("/break-glass/reports").body()).contains(REASON, "未確認");
        assertThat(stage.browser("admin")
                        .post("/break-glass/reports/" + id() + "/seen", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itEndsWithItsTimeOrBefore() {
        open(stage.pupil, REASON);
        assertThat(teacher.post("/break-glass/" + id() + "/end", "").statusCode())
                .isEqualTo(302);
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(404);
        open(stage.pupil, REASON);
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(200);
        owner.jdbc()
                .sql("update break_glass set until = now() where tenant_id = :t")
                .param("t", stage.tenant.id())
                .update();
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAReasonNothingOpens() {
        assertThat(open(stage.pupil, "心配").statusCode()).isEqualTo(400);
        assertThat(open(stage.pupil, " ".repeat(20)).statusCode()).isEqualTo(400);
        assertThat(open(stage.pupil, "あ".repeat(501)).body()).contains("500文字以内");
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(404);
        assertThat(stage.audited("access.break-glass")).isZero();
    }

    @Test
    void anAccountOpensTenADay() {
        for (int n = 0; n < 10; n++) {
            assertThat(open(stage.pupil, REASON).statusCode()).isEqualTo(302);
        }
        HttpResponse<String> refused = open(stage.pupil, REASON);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("24時間");
    }

    @Test
    void anotherSchoolsPupilCantBeOpened() {
        TestSchool other = new TestSchool(owner, stage.tenant.id(), links.personSource(), "もみじ小学校");
        UUID elsewhere = other.homeroom("5年3組");
        UUID pupil = other.person("転校 花子", null);
        other.pupil("5年3組", pupil, 1);
        assertThat(open(elsewhere, pupil, REASON).statusCode()).isEqualTo(404);
        assertThat(open(stage.classId, pupil, REASON).statusCode()).isEqualTo(404);
        assertThat(open(stage.classId, UUID.randomUUID(), REASON).statusCode()).isEqualTo(404);
    }

    @Test
    void whoseGlassItIsEndsIt() {
        UUID colleague = stage.person("colleague");
        stage.school.staff(colleague, "teacher");
        stage.account("colleague", colleague, "[]");
        open(stage.pupil, REASON);
        assertThat(stage.browser("colleague")
                        .post("/break-glass/" + id() + "/end", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stage.browser("colleague").get(stage.evidence("mood", today)).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMINISTRATOR", "VENDOR", "OPERATOR", "BOARD_ANALYST"})
    void nobodyOutsideTheSchoolOpensAny(String role) {
        stage.account(role, null, "[\"" + role + "\"]");
        assertThat(stage.browser(role).get("/break-glass").statusCode()).isEqualTo(403);
        if (!role.equals("ADMINISTRATOR")) {
            assertThat(stage.browser(role).get("/break-glass/reports").statusCode())
                    .isEqualTo(403);
        }
    }

    private HttpResponse<String> open(UUID pupil, String reason) {
        return open(stage.classId, pupil, reason);
    }

    private HttpResponse<String> open(UUID classId, UUID pupil, String reason) {
        return teacher.post(
                "/break-glass",
                "class=" + classId + "&person=" + pupil + "&reason="
                        + URLEncoder.encode(reason, StandardCharsets.UTF_8));
    }

    private UUID id() {
        return owner.jdbc()
                .sql("select break_glass_id from break_glass where tenant_id = :t")
                .param("t", stage.tenant.id())
                .query(UUID.class)
                .single();
    }

    @Test
    void theAuditShowsTheReasonAndProvesIt() throws Exception {
        open(stage.pupil, REASON);
        stage.account("admin", null, "[\"ADMINISTRATOR\"]");
        assertThat(stage.browser("admin").get("/audit?person=" + stage.pupil).body())
                .contains("理由: " + REASON);
        String digest = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(REASON.getBytes(StandardCharsets.UTF_8)));
        assertThat(owner.jdbc()
                        .sql("select detail from audit_event where tenant_id = :t and action = 'access.break-glass'")
                        .param("t", stage.tenant.id())
                        .query(String.class)
                        .single())
                .endsWith("reason-sha256:" + digest);
    }

    @Test
    void readingReportsAndNamesIsAuditedToo() {
        open(stage.pupil, REASON);
        teacher.get("/break-glass?class=" + stage.classId);
        principal.get("/break-glass/reports");
        assertThat(stage.audited("insight.view-names")).isEqualTo(1);
        assertThat(stage.audited("insight.view-break-glass")).isEqualTo(1);
    }

    @Test
    void openedTwiceAndEndedOnceItIsShut() {
        open(stage.pupil, REASON);
        open(stage.pupil, REASON);
        String id = owner.jdbc()
                .sql("select break_glass_id from break_glass where tenant_id = :t order by opened_at desc limit 1")
                .param("t", stage.tenant.id())
                .query(String.class)
                .single();
        assertThat(teacher.post("/break-glass/" + id + "/end", "").statusCode()).isEqualTo(302);
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(404);
    }

    @Test
    void whosePostAtTheSchoolEndsLooksNoMore() {
        open(stage.pupil, REASON);
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(200);
        owner.jdbc()
                .sql("update enrollment set valid_to = :day where tenant_id = :t and role = 'teacher'")
                .param("day", today.minusDays(1))
                .param("t", stage.tenant.id())
                .update();
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isIn(403, 404);
    }

    @Test
    void anOptOutHoldsInAnEmergencyByWhatItIsFor() {
        optOut("research");
        open(stage.pupil, REASON);
        assertThat(teacher.get(stage.evidence("health", today)).statusCode()).isEqualTo(200);
        optOut("health");
        assertThat(teacher.get(stage.evidence("health", today)).statusCode()).isEqualTo(404);
        assertThat(teacher.get(stage.evidence("visits", today)).statusCode()).isEqualTo(404);
        assertThat(teacher.get(stage.evidence("mood", today)).statusCode()).isEqualTo(200);
        assertThat(teacher.get(stage.evidence("attendance", today)).statusCode())
                .isEqualTo(200);
        assertThat(principal.get(stage.board(today)).body()).doesNotContain("10:20 内科");
    }

    private void optOut(String purpose) {
        owner.jdbc()
                .sql("insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by) "
                        + "values (:t, :pupil, :purpose, :day, 'PERSON', '', 'x')")
                .param("t", stage.tenant.id())
                .param("pupil", stage.pupil)
                .param("purpose", purpose)
                .param("day", today)
                .update();
    }
}
