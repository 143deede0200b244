package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** A board for a screen that others see: numbers stand in the place of names, and the query reads none. */
@HubTest
class NamesOffTest {
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

    @Autowired
    ClassMembers members;

    @Autowired
    TenantTransactions transactions;

    private LocalDate today = LocalDate.EPOCH;
    private AccessStage stage;
    private HubBrowser teacher;

    @BeforeEach
    void aTeacherOfAClass() {
        today = SchoolDay.today(clock);
        stage = new AccessStage(owner, http, tenants.create(), links.personSource(), today);
        UUID person = stage.person("teacher");
        stage.school.teacher(AccessStage.CLASS, person, TestSchool.APRIL, TestSchool.MARCH);
        stage.account("teacher", person, "[]");
        teacher = stage.browser("teacher");
    }

    @Test
    void noNameStandsOnBoardLivePartOrEvidence() {
        assertThat(teacher.get(stage.board(today)).body()).contains("山田 太郎", "やまだ たろう");
        assertThat(names(true)).isEqualTo(302);
        String live = "/board/live?class=" + stage.classId + "&date=" + today;
        for (String page : new String[] {stage.board(today), live, stage.evidence("mood", today)}) {
            assertThat(teacher.get(page).body())
                    .as(page)
                    .contains("thunder.svg")
                    .doesNotContain("山田")
                    .doesNotContain("やまだ");
        }
        assertThat(teacher.get(stage.board(today)).body()).contains("<td class=\"number\">1</td>");
        assertThat(names(false)).isEqualTo(302);
        assertThat(teacher.get(stage.board(today)).body()).contains("山田 太郎");
    }

    @Test
    void whatAnotherTabHasWithNamesIsOutOfDate() {
        String version = teacher.get(stage.board(today)).body().replaceAll("(?s).*version=([0-9-]+).*", "$1");
        String live = "/board/live?class=" + stage.classId + "&date=" + today + "&version=" + version;
        assertThat(teacher.get(live).statusCode()).as("nothing changed").isEqualTo(204);
        names(true);
        assertThat(teacher.get(live).statusCode()).isEqualTo(200);
    }

    @Test
    void itIsTheSessionsChoiceAndNotTheAccounts() {
        names(true);
        HubBrowser other = new HubBrowser(http);
        other.signIn(stage.tenant.slug(), "teacher", "kakehashi-test");
        assertThat(other.get(stage.board(today)).body()).contains("山田 太郎");
    }

    @Test
    void theQueryReadsNoName() {
        assertThat(transactions.readOnly(
                        stage.tenant.id(), () -> members.pupilsWithoutNames(stage.tenant.id(), stage.classId, today)))
                .singleElement()
                .satisfies(pupil -> {
                    assertThat(pupil.personId()).isEqualTo(stage.pupil);
                    assertThat(pupil.attendanceNumber()).isEqualTo(1);
                    assertThat(pupil.name()).isEmpty();
                    assertThat(pupil.kana()).isNull();
                });
    }

    @Test
    void whoSeesNoBoardHasNothingToChoose() {
        stage.account("pupil", stage.pupil, "[]");
        HubBrowser pupil = stage.browser("pupil");
        pupil.get("/study/me");
        assertThat(pupil.post("/board/names", "off=true&class=" + stage.classId + "&date=" + today)
                        .statusCode())
                .isEqualTo(403);
        assertThat(teacher.post("/board/names", "off=true&class=nonsense&date=" + today)
                        .statusCode())
                .isEqualTo(404);
    }

    private int names(boolean off) {
        return teacher.post("/board/names", "off=" + off + "&class=" + stage.classId + "&date=" + today)
                .statusCode();
    }
}
