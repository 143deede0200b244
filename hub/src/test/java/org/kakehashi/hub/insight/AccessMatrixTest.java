package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.PermissionMatrix;
import org.kakehashi.hub.access.Reach;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** The matrix, cell by cell over HTTP: each role sees of a pupil of its own class or school what the matrix says, and no more. */
@HubTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final Set<Reach> BY_CLASS = Set.of(Reach.OWN_CLASS, Reach.TAUGHT_CLASS, Reach.SCHOOL);
    /** What stands on a page only where that category is shown; each category has one. */
    private static final Map<DataCategory, String> MARKS = Map.of(
            DataCategory.STUDY, "最初の回答",
            DataCategory.ATTENDANCE, ">遅刻<",
            DataCategory.MOOD, "thunder.svg",
            DataCategory.VISIT, "10:20 内科",
            DataCategory.HEALTH, "37.8",
            DataCategory.OBSERVATION, "下級生を助けた",
            DataCategory.GUIDANCE, "けんかのこと",
            DataCategory.TEST_RESULT, "読むこと");

    private static final Map<DataCategory, String> PAGES = Map.of(
            DataCategory.STUDY, "study",
            DataCategory.ATTENDANCE, "attendance",
            DataCategory.MOOD, "mood",
            DataCategory.VISIT, "visits",
            DataCategory.HEALTH, "health",
            DataCategory.OBSERVATION, "observations",
            DataCategory.GUIDANCE, "guidance",
            DataCategory.TEST_RESULT, "tests");

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

    @BeforeAll
    void aSchoolWithEveryRole() {
        today = SchoolDay.today(clock);
        stage = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        stage.school.scheduled("5年 算数");
        stage.school.pupil("5年 算数", stage.pupil, 1);
        for (Role role : Role.values()) {
            make(role);
        }
        stage.post(new TestStatements(links.personSource(), "https://drill.example")
                .answered(stage.pupil, clock.instant(), "attempt-1", 1, true));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> page(Role.PRINCIPAL, DataCategory.STUDY).body().contains("最初の回答"));
    }

    private void make(Role role) {
        String name = role.name();
        TestSchool school = stage.school;
        UUID person = role == Role.PUPIL ? stage.pupil : stage.person(name);
        switch (role) {
            case HOMEROOM_TEACHER -> school.teacher(AccessStage.CLASS, person, TestSchool.APRIL, TestSchool.MARCH);
            case TEACHER -> school.assistant(AccessStage.CLASS, person);
            case SUBJECT_TEACHER -> school.teacher("5年 算数", person, TestSchool.APRIL, TestSchool.MARCH);
            case PRINCIPAL -> school.staff(person, "principal");
            case GUIDANCE_LEAD -> school.staff(person, "counselor");
            case BOARD_ANALYST -> school.staff(person, "districtAdministrator");
            case GUARDIAN -> {
                school.guardian(AccessStage.CLASS, person);
                school.agent(person, stage.pupil);
            }
            default -> {}
        }
        boolean ofAccount = role == Role.ADMINISTRATOR || role == Role.OPERATOR || role == Role.VENDOR;
        stage.account(name, person, ofAccount ? "[\"" + name + "\"]" : "[]");
        if (role == Role.NURSE || role == Role.SUPPORT_CENTRE_STAFF) {
            stage.grant(name, name, school.id(), today, today);
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(Role.values())
                .flatMap(role -> MARKS.keySet().stream().map(category -> Arguments.of(role, category)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void aCellIsShownWhereTheMatrixSaysSoAndOnlyThere(Role role, DataCategory category) {
        HttpResponse<String> page = page(role, category);
        if (shown(role, category)) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(MARKS.get(category));
        } else {
            assertThat(page.statusCode()).isEqualTo(mayOpenBoards(role) ? 404 : 403);
            assertThat(page.body()).doesNotContain(MARKS.get(category)).doesNotContain("山田");
        }
    }

    /** Whatever page somebody opens, nothing stands on it of a category that isn't theirs. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void noPageLetsAnotherCategorySlip(Role role) {
        String seen = stage.browser(role.name())
                .get(AccessStage.board(classOf(role), today))
                .body();
        for (DataCategory category : MARKS.keySet()) {
            seen += page(role, category).body();
        }
        String all = seen;
        assertThat(MARKS).allSatisfy((category, mark) -> {
            if (!shown(role, category)) {
                assertThat(all).as(category.name()).doesNotContain(mark);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theBoardOpensForThoseWhoSeeSomethingOnIt(Role role) {
        HttpResponse<String> board = stage.browser(role.name()).get(AccessStage.board(classOf(role), today));
        assertThat(board.statusCode()).isEqualTo(mayOpenBoards(role) ? 200 : 403);
        assertThat(board.body().contains("山田 太郎")).isEqualTo(mayOpenBoards(role));
        assertThat(board.body().contains(">出欠<")).isEqualTo(shown(role, DataCategory.ATTENDANCE));
        assertThat(board.body().contains(">学習時間<")).isEqualTo(shown(role, DataCategory.STUDY));
    }

    @Test
    void anObservationForTheClassIsForItsTeachersAndTheHeadOfTheSchool() {
        UUID pupil = stage.school.person("田中 一郎", null);
        stage.school.pupil(AccessStage.CLASS, pupil, 9);
        stage.school.schoolRecord(pupil, today, "OBSERVATION", "{\"text\": \"学級だけに\"}");
        for (Role role : Set.of(Role.HOMEROOM_TEACHER, Role.PRINCIPAL, Role.SUPPORT_CENTRE_STAFF)) {
            String page = stage.browser(role.name())
                    .get(AccessStage.evidence(stage.classId, pupil, "observations", today))
                    .body();
            assertThat(page.contains("学級だけに")).as(role.name()).isEqualTo(role != Role.SUPPORT_CENTRE_STAFF);
        }
    }

    @Test
    void healthChecksStandBesideTheNursesNotes() {
        assertThat(page(Role.NURSE, DataCategory.HEALTH).body()).contains("141.5");
    }

    @Test
    void aPupilSeesTheOwnStudyAndMoodAndNothingElse() {
        assertThat(stage.browser("PUPIL").get("/study/me").body())
                .contains("1問", "thunder.svg")
                .doesNotContain("遅刻", "10:20", "37.8");
    }

    /** The last row of the matrix, by its own page: with everything opened that can be, and with nothing. */
    @ParameterizedTest
    @EnumSource(names = {"STUDY", "ATTENDANCE", "MOOD", "VISIT", "HEALTH"})
    void aGuardiansCellIsShownWhereTheMatrixSaysSoAndTheTenantOpensIt(DataCategory category) {
        String mark = category == DataCategory.STUDY ? "1問" : Objects.requireNonNull(MARKS.get(category));
        boolean shown = PermissionMatrix.reaches(Role.GUARDIAN).get(category) == Reach.CHILDREN;
        openToGuardians("\"STUDY\",\"ATTENDANCE\",\"MOOD\"");
        assertThat(stage.browser("GUARDIAN").get("/children").body().contains(mark))
                .isEqualTo(shown);
        openToGuardians("");
        assertThat(stage.browser("GUARDIAN").get("/children").body()).doesNotContain(mark);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyGuardiansHaveAPageOfChildren(Role role) {
        assertThat(stage.browser(role.name()).get("/children").statusCode())
                .isEqualTo(role == Role.GUARDIAN ? 200 : 403);
    }

    private void openToGuardians(String categories) {
        assertThat(http.send(http.request(stage.tenant, "/api/v1/guardian-access")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"categories\":[" + categories + "]}")))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void openingHealthNotesIsAuditedUnderThePupil() {
        long before = stage.audited("insight.view-evidence");
        page(Role.NURSE, DataCategory.HEALTH);
        assertThat(stage.audited("insight.view-evidence")).isEqualTo(before + 1);
    }

    private HttpResponse<String> page(Role role, DataCategory category) {
        return stage.browser(role.name())
                .get(AccessStage.evidence(
                        classOf(role), stage.pupil, Objects.requireNonNull(PAGES.get(category)), today));
    }

    private UUID classOf(Role role) {
        return role == Role.SUBJECT_TEACHER ? subject() : stage.classId;
    }

    private UUID subject() {
        return owner.jdbc()
                .sql("select class_id from school_class where tenant_id = :t and title = '5年 算数'")
                .param("t", stage.tenant.id())
                .query(UUID.class)
                .single();
    }

    private static boolean shown(Role role, DataCategory category) {
        Reach reach = PermissionMatrix.reaches(role).get(category);
        return reach != null && BY_CLASS.contains(reach);
    }

    private static boolean mayOpenBoards(Role role) {
        return PermissionMatrix.of(role).contains(Permission.VIEW_BOARD);
    }
}
