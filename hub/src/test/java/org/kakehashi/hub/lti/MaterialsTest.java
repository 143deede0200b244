package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubBrowser;

class MaterialsTest extends DeepLinkStage {
    @BeforeEach
    void threeMaterials() throws Exception {
        add(
                "{\"type\": \"ltiResourceLink\", \"title\": \"いち\"}",
                """
                {"type": "link", "title": "に", "url": "https://example.org/"}
                """,
                "{\"type\": \"ltiResourceLink\", \"title\": \"さん\"}");
        teacher.get("/materials?class=" + classId);
    }

    @Test
    void theyMoveUpAndDownAcrossKindsAndStopAtTheEnds() {
        inOrder("いち", "に", "さん");
        change("さん", "move", "direction=UP");
        inOrder("いち", "さん", "に");
        change("いち", "move", "direction=DOWN");
        inOrder("さん", "いち", "に");
        change("さん", "move", "direction=UP");
        change("に", "move", "direction=DOWN");
        inOrder("さん", "いち", "に");
        assertThat(teacher.post("/materials/" + id("に") + "/move", "direction=AROUND")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsAddedLaterStandsAtTheEnd() throws Exception {
        change("さん", "move", "direction=UP");
        add("{\"type\": \"html\", \"title\": \"よん\", \"html\": \"a\"}");
        inOrder("いち", "さん", "に", "よん");
    }

    @ParameterizedTest
    @ValueSource(strings = {"いち", "に"})
    void whatIsHiddenPupilsNeitherSeeNorOpenAndTheTeacherStillDoes(String title) {
        change(title, "hidden", "hidden=true");
        assertThat(pupil.get("/study").body()).doesNotContain(">" + title + "<").contains("さん");
        assertThat(teacher.get("/materials").body()).contains("見せていない", title);
        if (title.equals("いち")) {
            assertThat(open(pupil, title).statusCode()).isEqualTo(404);
            assertThat(pupil.get("/study/" + id(title)).statusCode()).isEqualTo(404);
            assertThat(open(teacher, title).statusCode()).isEqualTo(200);
        }
        change(title, "hidden", "hidden=false");
        assertThat(pupil.get("/study").body()).contains(">" + title + "<");
    }

    @Test
    void removedOnesAreGoneAndTheToolsOwnLinkStays() {
        change("いち", "remove", "");
        UUID link = id("さん");
        change("さん", "remove", "");
        change("に", "remove", "");
        assertThat(materials()).isZero();
        assertThat(pupil.get("/lti/launch/" + link).statusCode()).isEqualTo(404);
        school.sql(tenant, "update resource_link set class_id = '%s' where tenant_id = :tenant".formatted(classId));
        change("分数ドリル", "remove", "");
        assertThat(pupil.get("/study").body()).contains("分数ドリル");
    }

    @Test
    void aLaunchThatWasUnderWayWhenItsLinkWasRemovedIsRefused() {
        var page = open(pupil, "いち");
        var asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
        change("いち", "remove", "");
        assertThat(Forms.fields(
                        pupil.post("/lti/authorize", TestTool.encoded(asked)).body()))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void titlesChangeWithinBounds() {
        change("いち", "title", "title=" + URLEncoder.encode(" あたらしい <b> ", StandardCharsets.UTF_8));
        assertThat(pupil.get("/study").body()).contains("あたらしい &lt;b&gt;");
        for (String title : List.of("", "%20", "a%00b", "a".repeat(201))) {
            assertThat(teacher.post("/materials/" + id("に") + "/title", "title=" + title)
                            .statusCode())
                    .as(title)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"from, '+', まだ ひらけません", "until, '-', もう ひらけません"})
    void outsideItsTimePupilsNeitherSeeNorOpenIt(String bound, String sign, String told) {
        school.sql(
                tenant,
                "update resource_link set available_%s = now() %s interval '1 hour' where tenant_id = :tenant and title = 'いち'"
                        .formatted(bound, sign));
        assertThat(pupil.get("/study").body()).doesNotContain(">いち<").contains("さん");
        var refused = open(pupil, "いち");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(told, "いち");
        assertThat(open(teacher, "いち").statusCode()).isEqualTo(200);
        school.sql(
                tenant,
                "update resource_link set available_from = now() - interval '1 hour', available_until = now() + interval '1 hour' "
                        + "where tenant_id = :tenant and title = 'いち'");
        assertThat(pupil.get("/study").body()).contains(">いち<");
        assertThat(open(pupil, "いち").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyThoseOfOnesOwnClassesAreSeenAndChanged() {
        school.sql(
                tenant,
                "update resource_link set class_id = gen_random_uuid() where tenant_id = :tenant and title = 'いち'");
        assertThat(teacher.get("/materials").body()).doesNotContain("いち").contains("さん");
        assertThat(pupil.get("/study").body()).doesNotContain(">いち<");
        for (UUID id : List.of(id("いち"), UUID.randomUUID())) {
            for (String what : List.of("hidden", "move", "title", "remove")) {
                assertThat(teacher.post("/materials/" + id + "/" + what, "hidden=true&direction=UP&title=x")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(teacher.get("/materials?class=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void pupilsAdministratorsAndWhoTeachesNoMoreDoNot() {
        for (HubBrowser other : List.of(pupil, school.administrator(tenant))) {
            assertThat(other.get("/materials").statusCode()).isEqualTo(403);
            assertThat(other.post("/materials/" + id("いち") + "/remove", "").statusCode())
                    .isEqualTo(403);
        }
        school.unenrol(tenant, teacherMember);
        assertThat(teacher.post("/materials/" + id("いち") + "/remove", "").statusCode())
                .isIn(403, 404);
        assertThat(materials()).isEqualTo(3);
    }

    @Test
    void aPrincipalLooksAfterTheClassesOfTheSchool() {
        TestSchool.Member member = school.teacher(tenant);
        school.sql(
                tenant,
                "update enrollment set role = 'administrator' where tenant_id = :tenant and user_sourced_id = '%s'"
                        .formatted(member.personId()));
        school.sql(tenant, """
                insert into role_grant (tenant_id, grant_id, account_id, role, school_id, valid_from, valid_until)
                select a.tenant_id, gen_random_uuid(), a.account_id, 'PRINCIPAL', o.org_id, current_date - 2, current_date + 2
                from account a join org o on o.tenant_id = a.tenant_id where a.tenant_id = :tenant and a.person_id = '%s'
                """.formatted(member.personId()));
        HubBrowser principal = school.browser(tenant, member);
        assertThat(principal.get("/materials").body()).contains("5年1組", "さん");
        assertThat(principal
                        .post("/materials/" + id("いち") + "/hidden", "hidden=true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(pupil.get("/study").body()).doesNotContain(">いち<");
    }

    @Test
    void eachChangeIsAudited() {
        change("いち", "hidden", "hidden=true");
        change("いち", "hidden", "hidden=false");
        change("いち", "move", "direction=DOWN");
        change("いち", "title", "title=x");
        change("x", "remove", "");
        for (String action : List.of("add-materials", "hide-material", "show-material", "move-material")) {
            assertThat(audited(action)).as(action).isEqualTo(1);
        }
        assertThat(audited("rename-material") + audited("remove-material")).isEqualTo(2);
    }

    @Test
    void nothingOfAToolThatIsOffIsShown() {
        school.sql(tenant, "update tool set enabled = false where tenant_id = :tenant");
        assertThat(pupil.get("/study").body()).doesNotContain(">いち<").doesNotContain(">に<");
        assertThat(teacher.get("/materials").body()).contains("ツール停止中");
    }

    private long audited(String action) {
        return school.one(
                tenant,
                "select count(*) from audit_event where tenant_id = :tenant and action = 'lti." + action + "'",
                Long.class);
    }

    private void inOrder(String... titles) {
        assertThat(teacher.get("/materials").body()).containsSubsequence(shown(titles));
        assertThat(pupil.get("/study").body()).containsSubsequence(shown(titles));
    }

    private static List<String> shown(String... titles) {
        return java.util.Arrays.stream(titles).map(title -> ">" + title + "<").toList();
    }

    private void change(String title, String what, String form) {
        var answer = teacher.post("/materials/" + id(title) + "/" + what, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/materials?class=" + classId);
    }

    private HttpResponse<String> open(HubBrowser by, String title) {
        return by.get("/lti/launch/" + id(title) + "?class=" + classId);
    }
}
