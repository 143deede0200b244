package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;

/** Looking in the tool at what was handed in (LTI Submission Review 1.0). */
class SubmissionReviewTest extends GradesTest {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AT = "2026-04-10T09:00:00Z";
    private static final String REVIEW = """
            {"reviewableStatus": ["Submitted", "Completed"], "label": "答案を見る", "url": "https://tool.example/review",
             "custom": {"mode": "review", "who": "$User.id"}}
            """;

    private Member teacher = new Member("", new UUID(0, 0));
    private String item = "";
    private String subject = "";

    @BeforeEach
    void aTeacherAndALineItem() {
        teacher = school.teacher(tenant);
        item = reviewed(REVIEW, "null");
        subject = subject(pupil);
    }

    private String reviewed(String review, String link) {
        var answer =
                post("{\"label\": \"小テスト\", \"scoreMaximum\": 10, \"submissionReview\": %s, \"resourceLinkId\": %s}"
                        .formatted(review, link));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).path("id").asString();
    }

    private void completed(String lineItem) {
        assertThat(send(lineItem, score(subject, "4", "10", AT)).statusCode()).isBetween(200, 299);
    }

    private static String idOf(String lineItem) {
        return lineItem.substring(lineItem.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> review(HubBrowser by, String lineItem, Member of) {
        return by.post("/gradebook/" + idOf(lineItem) + "/review", "person=" + of.personId());
    }

    private JWTClaimsSet launched(HubBrowser by, HttpResponse<String> page) throws Exception {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
        var answer = by.post("/lti/authorize", TestTool.encoded(asked));
        return TestTool.verified(
                hub.issuer(), String.valueOf(Forms.fields(answer.body()).get("id_token")));
    }

    private HubBrowser signedIn(Member member) {
        HubBrowser browser = school.browser(tenant, member);
        browser.get("/account/second-factor");
        return browser;
    }

    @Test
    void aLineItemKeepsWhatTheToolSaysOfReviews() {
        assertThat(json.readTree(get(item).body()).path("submissionReview")).isEqualTo(json.readTree(REVIEW));
        call(token, "PUT", item, ITEM, "{\"label\":\"小テスト\",\"scoreMaximum\":10}");
        assertThat(json.readTree(get(item).body()).has("submissionReview")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reviewableStatus\": \"Completed\"}",
                "{\"reviewableStatus\": [1]}",
                "{\"reviewableStatus\": [], \"url\": \"javascript:alert(1)\"}",
                "{\"reviewableStatus\": [], \"label\": 1}",
                "{\"reviewableStatus\": [], \"custom\": {\"a\": {}}}"
            })
    void whatBreaksARuleIs400(String review) {
        assertThat(post("{\"label\":\"x\",\"scoreMaximum\":10,\"submissionReview\":" + review + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTeacherOpensAPupilsWorkFromTheGradebook() throws Exception {
        completed(item);
        HubBrowser browser = signedIn(teacher);
        assertThat(browser.get("/gradebook").body())
                .contains(
                        "action=\"/gradebook/" + idOf(item) + "/review\"",
                        "答案を見る",
                        pupil.personId().toString());
        JWTClaimsSet claims = launched(browser, review(browser, item, pupil));
        assertThat(claims.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiSubmissionReviewRequest");
        assertThat(claims.getStringClaim(CLAIM + "target_link_uri")).isEqualTo("https://tool.example/review");
        assertThat(claims.getJSONObjectClaim(CLAIM + "for_user"))
                .containsEntry("user_id", subject)
                .containsOnlyKeys("user_id", "roles");
        Object roles = claims.getJSONObjectClaim(CLAIM + "for_user").get("roles");
        assertThat(String.valueOf(roles)).contains("membership#Learner");
        assertThat(endpoint(claims)).containsEntry("lineitem", item);
        assertThat(claims.getStringListClaim(CLAIM + "roles").toString()).contains("membership#Instructor");
        assertThat(claims.getSubject()).isNotEqualTo(subject);
        assertThat(custom(claims, "mode")).isEqualTo("review");
        assertThat(custom(claims, "who")).isEqualTo(claims.getSubject());
        assertThat(claims.getClaim(CLAIM + "resource_link")).isNull();
        assertThat(claims.getJSONObjectClaim(CLAIM + "launch_presentation").get("return_url"))
                .isEqualTo(hub.link("/gradebook?class=" + classId));
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.review-submission' "
                                + "and person_id = '" + pupil.personId() + "' and class_id = '" + classId + "'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void aLinksLineItemIsOpenedAtItsLinkAndTellsWhatIsReleased() throws Exception {
        String link = registered("resourceLinkId") + "." + classId;
        String own = reviewed("{\"reviewableStatus\": []}", "\"" + link + "\"");
        completed(own);
        var answer = http.send(http.request(tenant, "/api/v1/lti/tools/" + clientId + "/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"scopes\":[],\"subjectType\":\"PAIRWISE\",\"released\":[\"NAME\",\"SOURCED_ID\"]}")));
        assertThat(answer.statusCode()).isBetween(200, 299);
        HubBrowser browser = signedIn(teacher);
        JWTClaimsSet claims = launched(browser, review(browser, own, pupil));
        assertThat(claims.getStringClaim(CLAIM + "target_link_uri")).isEqualTo(tool.url("/start"));
        assertThat(claims.getJSONObjectClaim(CLAIM + "resource_link")).containsEntry("id", link);
        assertThat(claims.getJSONObjectClaim(CLAIM + "for_user"))
                .containsEntry("name", "山田 花子")
                .containsEntry("person_sourcedid", pupil.personId().toString());
        assertThat(endpoint(claims)).containsEntry("lineitem", own).containsEntry("scope", List.of());
    }

    @Test
    void aPupilLooksBackOnTheirOwnWorkOnly() throws Exception {
        Member classmate = school.pupil(tenant);
        completed(item);
        HubBrowser browser = signedIn(pupil);
        assertThat(browser.get("/study").body()).contains("action=\"/study/reviews/" + idOf(item) + "\"");
        JWTClaimsSet claims = launched(browser, browser.post("/study/reviews/" + idOf(item), ""));
        assertThat(claims.getSubject()).isEqualTo(subject);
        assertThat(claims.getJSONObjectClaim(CLAIM + "for_user")).containsEntry("user_id", subject);
        assertThat(claims.getStringListClaim(CLAIM + "roles").toString()).contains("membership#Learner");
        assertThat(review(browser, item, pupil).statusCode()).isEqualTo(403);
        HubBrowser other = signedIn(classmate);
        assertThat(other.get("/study").body()).doesNotContain("/study/reviews/");
        assertThat(other.post("/study/reviews/" + idOf(item), "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsntReviewableYetIs404ForBoth() {
        send(item, score(subject, "4", "10", AT).replace("Completed", "InProgress"));
        HubBrowser teaching = signedIn(teacher);
        assertThat(teaching.get("/gradebook").body()).doesNotContain("/review\"");
        assertThat(review(teaching, item, pupil).statusCode()).isEqualTo(404);
        assertThat(signedIn(pupil).post("/study/reviews/" + idOf(item), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void gradesThatArentReleasedKeepThePupilsReviewBack() {
        var put = call(token, "PUT", item, ITEM, """
                {"label": "小テスト", "scoreMaximum": 10, "gradesReleased": false, "submissionReview": %s}
                """.formatted(REVIEW));
        assertThat(put.statusCode()).isEqualTo(200);
        completed(item);
        assertThat(signedIn(pupil).post("/study/reviews/" + idOf(item), "").statusCode())
                .isEqualTo(404);
        assertThat(review(signedIn(teacher), item, pupil).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherClasssPupilAnotherTenantAndNothingAtAllAreThe404() {
        completed(item);
        HubBrowser teaching = signedIn(teacher);
        assertThat(review(teaching, item, teacher).statusCode()).as("no pupil").isEqualTo(404);
        assertThat(review(teaching, item, new Member("", UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(review(teaching, "/" + UUID.randomUUID(), pupil).statusCode())
                .isEqualTo(404);
        school.unenrol(tenant, pupil);
        assertThat(review(teaching, item, pupil).statusCode()).as("left").isEqualTo(404);
        var elsewhere = school.create();
        HubBrowser stranger = school.browser(elsewhere, school.teacher(elsewhere));
        stranger.get("/gradebook");
        assertThat(review(stranger, item, pupil).statusCode()).isEqualTo(404);
        Member colleague = school.teacher(tenant);
        anotherClass("class-2", "school");
        school.sql(
                tenant,
                "update enrollment set class_sourced_id = 'class-2' where tenant_id = :tenant and user_sourced_id = '"
                        + colleague.personId() + "'");
        assertThat(review(signedIn(colleague), item, pupil).statusCode())
                .as("another class's teacher")
                .isEqualTo(404);
    }

    @Test
    void aToolThatIsOffShowsNothing() {
        completed(item);
        HubBrowser teaching = signedIn(teacher);
        HubBrowser administrator = school.administrator(tenant);
        administrator.get("/tools");
        administrator.post("/tools/" + clientId + "/enabled", "enabled=false");
        assertThat(teaching.get("/gradebook").body()).doesNotContain("/review\"");
        assertThat(review(teaching, item, pupil).statusCode()).isEqualTo(404);
    }

    @Test
    void aToolThatIsntAtTheSchoolAnyMoreShowsNothing() {
        completed(item);
        school.sql(tenant, "delete from deployment where tenant_id = :tenant");
        assertThat(signedIn(teacher).get("/gradebook").body())
                .contains("<table")
                .doesNotContain("/review\"");
        assertThat(signedIn(pupil).get("/study").body()).doesNotContain("/study/reviews/");
    }

    @Test
    void whoseWorkGoesMeanwhileIsntShown() {
        completed(item);
        HubBrowser teaching = signedIn(teacher);
        var page = review(teaching, item, pupil);
        Map<String, String> asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
        school.unenrol(tenant, pupil);
        var answer = teaching.post("/lti/authorize", TestTool.encoded(asked));
        assertThat(Forms.fields(answer.body())).containsEntry("error", "access_denied");
    }
}
