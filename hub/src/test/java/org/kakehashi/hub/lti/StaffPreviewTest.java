package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.testing.HubBrowser;

/**
 * Teachers open what pupils open. Their launch brings a grant too, so that the tool works as it will for pupils, but one that writes as
 * the teacher alone; and whoever isn't a pupil of a class is on no board.
 */
class StaffPreviewTest extends LtiTest {
    private TestSchool.Member pupil = new TestSchool.Member("", new UUID(0, 0));
    private TestSchool.Member teacher = new TestSchool.Member("", new UUID(0, 0));
    private HubBrowser staff = new HubBrowser(null);
    private String token = "";
    private String ownSubject = "";
    private String registration = "";
    private String pupilsSubject = "";

    @BeforeEach
    void aTeacherOpensTheToolAfterAPupil() throws Exception {
        register("{\"fetch\": \"$Xapi.fetchUrl\", \"registration\": \"$Xapi.registration\"}");
        pupil = school.pupil(tenant);
        pupilsSubject = launch(school.browser(tenant, pupil), "n1").getSubject();
        teacher = school.teacher(tenant);
        staff = school.browser(tenant, teacher);
        var claims = launch(staff, "n2");
        ownSubject = claims.getSubject();
        registration = custom(claims, "registration");
        var fetched = http.send(
                HttpRequest.newBuilder(URI.create(custom(claims, "fetch"))).POST(HttpRequest.BodyPublishers.noBody()));
        token = json.readTree(fetched.body()).get("auth-token").asString();
    }

    @Test
    void theGrantOfATeachersLaunchWritesAsNoPupil() {
        assertThat(ownSubject).isNotEqualTo(pupilsSubject);
        assertThat(send(pupilsSubject).statusCode()).isEqualTo(403);
        assertThat(send(ownSubject).statusCode()).isEqualTo(200);
    }

    @Test
    void whatATeacherTriesOutIsOnNoBoard() {
        assertThat(send(ownSubject).statusCode()).isEqualTo(200);
        Awaitility.await().until(() -> answeredBy(teacher) == 1);
        assertThat(answeredBy(pupil)).isZero();
        String board = staff.get("/board?date=" + SchoolDay.of(Instant.now())).body();
        assertThat(board).contains("<b>1人</b>").contains("<b>0問</b>").doesNotContain("<b>1問</b>");
    }

    private long answeredBy(TestSchool.Member member) {
        return school.one(
                tenant,
                "select coalesce(sum(answered), 0) from fact_day where tenant_id = :tenant and person_id = '%s'"
                        .formatted(member.personId()),
                Long.class);
    }

    private HttpResponse<String> send(String subject) {
        return http.send(http.request("/xapi/statements")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString(
                        """
                        {"actor": {"account": {"homePage": "%s", "name": "%s"}}, "timestamp": "%s",
                         "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}},
                         "object": {"id": "https://drill.example/items/1", "definition": {
                          "type": "http://adlnet.gov/expapi/activities/cmi.interaction", "interactionType": "fill-in"}},
                         "result": {"success": true, "score": {"scaled": 1, "raw": 1, "min": 0, "max": 1}, "duration": "PT20S"},
                         "context": {"registration": "%s"}}
                        """.formatted(hub.issuer(), subject, Instant.now(), registration))));
    }
}
