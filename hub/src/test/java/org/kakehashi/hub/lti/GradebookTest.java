package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;

/** The page that teachers see of their class's results. */
class GradebookTest extends GradesTest {
    private static final String AT = "2026-04-10T09:00:00Z";

    private Member teacher = new Member("", new UUID(0, 0));
    private String item = "";
    private String subject = "";

    @BeforeEach
    void aTeacherAndALineItem() {
        teacher = school.teacher(tenant);
        item = lineItem("小テスト <1>");
        subject = subject(pupil);
    }

    @Test
    void pupilsAreRowsAndLineItemsColumns() {
        send(item, score(subject, "4", "5", AT).replace("}", ",\"comment\": \"よくできました\"}"));
        HubBrowser browser = school.browser(tenant, teacher);
        assertThat(browser.get("/board").body()).contains("href=\"/gradebook\"");
        String page = browser.get("/gradebook").body();
        assertThat(page)
                .contains("さくら小学校 5年1組", "山田 花子", "分数ドリル", "小テスト &lt;1&gt;", "よくできました")
                .contains("<strong>8</strong> / <span>10</span>", "data-label=\"分数ドリル 小テスト &lt;1&gt;\"")
                .doesNotContain("採点中", subject);
    }

    @Test
    void whatIsntFinalSaysSo() {
        send(item, score(subject, "4", "10", AT).replace("FullyGraded", "PendingManual"));
        assertThat(school.browser(tenant, teacher).get("/gradebook").body())
                .contains("<strong>4</strong>", "先生の採点を待っています", "終えた");
    }

    @Test
    void eachOpeningIsAuditedOnce() {
        HubBrowser browser = school.browser(tenant, teacher);
        browser.get("/gradebook?class=" + classId);
        browser.get("/gradebook");
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.view-gradebook' "
                                + "and class_id = '" + classId + "' and day is not null",
                        Long.class))
                .isEqualTo(2);
    }

    @Test
    void anotherClassLooksLikeNone() {
        UUID other = anotherClass("class-2", "school");
        HubBrowser browser = school.browser(tenant, teacher);
        for (String one : new String[] {other.toString(), UUID.randomUUID().toString(), "x", ""}) {
            assertThat(browser.get("/gradebook?class=" + one).statusCode())
                    .as(one)
                    .isEqualTo(404);
        }
        var elsewhere = school.create();
        HubBrowser stranger = school.browser(elsewhere, school.teacher(elsewhere));
        assertThat(stranger.get("/gradebook?class=" + classId).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/gradebook").body()).doesNotContain("小テスト");
        assertThat(audited("lti.view-gradebook")).isZero();
    }

    @Test
    void pupilsAndAdministratorsDontSeeIt() {
        assertThat(school.browser(tenant, pupil).get("/gradebook").statusCode()).isEqualTo(403);
        assertThat(school.administrator(tenant).get("/gradebook").statusCode()).isEqualTo(403);
    }

    @Test
    void ofWhoIsOutOfTeachingOnlyTheNameIsShown() {
        send(item, score(subject, "4", "5", AT).replace("}", ",\"comment\": \"よくできました\"}"));
        school.sql(tenant, """
                insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by)
                values (:tenant, '%s', 'teaching', current_date, 'PERSON', '', 'test')
                """.formatted(pupil.personId()));
        assertThat(school.browser(tenant, teacher).get("/gradebook").body())
                .contains("山田 花子")
                .doesNotContain("<strong>8</strong>", "よくできました");
    }

    @Test
    void aClassWithoutLineItemsSaysSo() {
        call(token, "DELETE", item, ITEM, "");
        assertThat(school.browser(tenant, teacher).get("/gradebook").body()).contains("点数を送る教材はまだありません");
    }
}
