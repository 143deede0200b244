package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.SqlLog;

/** The study page as a catalogue: search, what was used lately, classes, and how little it asks of the database. */
class StudyPageTest extends LtiTest {
    private UUID classId = new UUID(0, 0);
    private TestSchool.Member member = new TestSchool.Member("", new UUID(0, 0));

    @BeforeEach
    void aClassWithMaterials() {
        register("{}");
        classId = school.one(tenant, "select class_id from school_class where tenant_id = :tenant", UUID.class);
        member = school.pupil(tenant);
        add("ｶﾗｰﾌﾟﾘﾝﾄ ＡＢＣ", "まとめの ぷりんと", classId);
        add("ほん", "図書室の本", classId);
    }

    @ParameterizedTest
    @CsvSource({"からーぷりんと", "カラープリント abc", "ａｂｃ", "プリント　からー", "マトメ", "ﾌﾟﾘﾝﾄ"})
    void wordsAreFoundInWhicheverKanaAndWidth(String words) {
        assertThat(search(words)).contains("ＡＢＣ", "さがしました").doesNotContain(">ほん<");
    }

    @Test
    void whatIsFoundMayStandInTheToolsNameOrTheClasses() {
        assertThat(search("分数ドリル")).contains(">ほん<", "/lti/launch/");
        assertThat(search("5年1組")).contains(">ほん<").doesNotContain("/lti/launch/");
    }

    @Test
    void whoFindsNothingIsToldSoAndLedBack() {
        assertThat(search("<b>ない</b>"))
                .contains("「&lt;b&gt;ない&lt;/b&gt;」は 見つかりませんでした", "ぜんぶ 見る")
                .doesNotContain("class=\"tile\"", "<b>ない");
        assertThat(search("x".repeat(5_000))).contains("見つかりませんでした").doesNotContain("x".repeat(101));
    }

    @Test
    void whatWasOpenedLastStandsFirstAndOnlyOnce() {
        HubBrowser browser = school.browser(tenant, member);
        assertThat(browser.get("/study").body()).doesNotContain("さいきん");
        answer(browser, Map.of());
        registerAs(tool.registration("{}").replace("分数ドリル", "かけ算ドリル"));
        answer(browser, Map.of());
        String page = browser.get("/study").body();
        assertThat(page).containsSubsequence("さいきん", "かけ算ドリル", "分数ドリル", "5年1組", ">ほん<");
        assertThat(page.split(">かけ算ドリル<", -1)).hasSize(2);
        assertThat(browser.get("/study?q=" + encoded("どりる")).body()).containsSubsequence("さいきん", "かけ算ドリル", "分数ドリル");
        assertThat(school.browser(tenant, school.pupil(tenant)).get("/study").body())
                .as("another pupil's")
                .doesNotContain("さいきん");
    }

    @Test
    void aLaunchThatNeverReachedTheToolOrIsLongPastIsNotRecent() {
        HubBrowser browser = school.browser(tenant, member);
        asked(browser);
        assertThat(browser.get("/study").body()).doesNotContain("さいきん");
        answer(browser, Map.of());
        school.sql(tenant, "update launch set started_at = started_at - interval '70 days' where tenant_id = :tenant");
        assertThat(browser.get("/study").body()).doesNotContain("さいきん");
    }

    @Test
    void whoHasSeveralClassesChoosesOneAndOpensEverybodysMaterialsThroughIt() {
        UUID science = secondClass();
        add("じっけん", "理科室で", science);
        HubBrowser browser = school.browser(tenant, member);
        assertThat(browser.get("/study").body()).contains("5年1組", "5年 理科", "じっけん", ">ほん<");
        String chosen = browser.get("/study?class=" + science).body();
        assertThat(chosen)
                .contains("じっけん", "/lti/launch/" + registered("resourceLinkId") + "?class=" + science)
                .doesNotContain(">ほん<");
        String framed = "/study/" + registered("resourceLinkId") + "?class=";
        assertThat(browser.get(framed + science).body()).contains("?target=iframe&amp;class=" + science);
        for (String page : List.of("/study?class=", framed)) {
            assertThat(browser.get(page + UUID.randomUUID()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoHasOneClassIsNotAskedWhich() {
        assertThat(school.browser(tenant, member).get("/study").body()).doesNotContain("class=\"chips\"");
    }

    @Test
    void whoIsInNoClassTodayIsToldSo() {
        HubBrowser browser = school.browser(tenant, member);
        school.sql(
                tenant,
                "update school_class set valid_to = current_date - 2 where tenant_id = :tenant and sourced_id = 'class'");
        assertThat(browser.get("/study").body())
                .contains("まだ どの クラスにも 入っていません")
                .doesNotContain("class=\"tile\"", "type=\"search\"");
    }

    @Test
    void teachersSeeWhatPupilsSeeAndWhereToArrangeIt() {
        add("かくした", "まだ", classId);
        school.sql(tenant, "update material set hidden = true where tenant_id = :tenant and title = 'かくした'");
        String page =
                school.browser(tenant, school.teacher(tenant)).get("/study").body();
        assertThat(page).contains("子どもに見える画面です", "href=\"/materials", ">ほん<").doesNotContain("かくした");
        assertThat(school.browser(tenant, member).get("/study").body())
                .doesNotContain("子どもに見える画面です", "href=\"/materials", "かくした");
    }

    @Test
    void twoHundredMaterialsTakeNoMoreStatementsThanThree() {
        HubBrowser browser = school.browser(tenant, member);
        answer(browser, Map.of());
        browser.get("/study");
        List<String> few = statements(browser);
        for (int i = 0; i < 200; i++) {
            add("教材 " + i, "その" + i, classId);
        }
        assertThat(statements(browser)).as("as with three").hasSameSizeAs(few).hasSizeLessThan(12);
        assertThat(browser.get("/study").body().split("class=\"tile\"", -1)).hasSize(204);
    }

    private static List<String> statements(HubBrowser browser) {
        try (SqlLog sql = new SqlLog()) {
            assertThat(browser.get("/study").statusCode()).isEqualTo(200);
            // How often a session is written down depends on the time, not on the page.
            return sql.ofRequestWith("distinct on (resource_link_id)").stream()
                    .filter(statement -> !statement.toUpperCase(Locale.ROOT).contains("SESSION"))
                    .toList();
        }
    }

    private String search(String words) {
        var page = school.browser(tenant, member).get("/study?q=" + encoded(words));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void add(String title, String description, UUID to) {
        school.sql(tenant, """
                insert into material (tenant_id, material_id, client_id, class_id, kind, title, description, address, position, added_by)
                select :tenant, gen_random_uuid(), min(client_id::text)::uuid, '%s', 'LINK', '%s', '%s', 'https://example.org/', 1,
                    gen_random_uuid()
                from tool where tenant_id = :tenant
                """.formatted(to, title, description));
    }

    /** Another class that the pupil attends. */
    private UUID secondClass() {
        school.sql(tenant, """
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type,
                    school_sourced_id, term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active,
                    updated_at)
                values (:tenant, 'test', 'science', '5年 理科', '{P5}', 'course', 'scheduled', 'school', '{}', '{}', '{}', '{}',
                    current_date - 300, current_date + 300, gen_random_uuid(), true, now())
                """);
        school.sql(tenant, """
                insert into enrollment (tenant_id, source, sourced_id, class_sourced_id, school_sourced_id, user_sourced_id, role,
                    valid_from, valid_to, digest, active, updated_at)
                values (:tenant, 'test', 'science-1', 'science', 'school', '%s', 'student', current_date - 300,
                    current_date + 300, gen_random_uuid(), true, now())
                """.formatted(member.personId()));
        return school.one(
                tenant,
                "select class_id from school_class where tenant_id = :tenant and sourced_id = 'science'",
                UUID.class);
    }
}
