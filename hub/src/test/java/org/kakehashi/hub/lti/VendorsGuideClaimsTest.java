package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lti.Guide.Row;
import org.kakehashi.hub.testing.HubBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** The guide's table of claims, held against a launch of every message: what it promises comes, and nothing else does. */
class VendorsGuideClaimsTest extends ProctoringStage {
    private static final String GIVEN = """
            {"scopes": ["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
                "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem", "https://purl.imsglobal.org/spec/lti-ags/scope/score"],
             "subjectType": "PAIRWISE", "released": ["NAME", "KANA", "EMAIL", "GRADE", "ATTENDANCE_NUMBER", "SOURCED_ID"],
             "compatibility": ["AUDIENCE_LIST"]}
            """;
    private static final String NOTHING =
            "{\"scopes\": [], \"subjectType\": \"PAIRWISE\", \"released\": [], \"compatibility\": []}";

    private final Guide guide = Guide.read();

    @Autowired
    AccessTokens tokens;

    /** The roster has everything of everybody. */
    private void everythingIsKnown() {
        school.sql(tenant, """
                update person set kana = 'やまだ はなこ', kana_family = 'やまだ', kana_given = 'はなこ' where tenant_id = :tenant
                """);
        school.sql(
                tenant,
                "update roster_user set email = 'hanako@pupils.example', grades = '{P5}' where tenant_id = :tenant");
        school.sql(tenant, "update enrollment set attendance_number = 7 where tenant_id = :tenant");
    }

    @Test
    void aLaunchOfEveryMessageHasTheClaimsOfTheTableAndNoOthers() throws Exception {
        everythingIsKnown();
        settings(assessmentId, GIVEN);
        settings(proctorId, GIVEN);
        JWTClaimsSet start = sent(pupil);
        JWTClaimsSet launched = told(pupil, post(pupil, start(start).claim(AP + "end_assessment_return", true)), tool);
        String back = String.valueOf(
                launched.getJSONObjectClaim(CLAIM + "launch_presentation").get("return_url"));
        JWTClaimsSet end = told(pupil, pupil.get(URI.create(back).getPath()), proctor);

        has(launched, "link");
        has(start, "start");
        has(end, "end");
        has(reviewed(), "review");
        registered = json.createObjectNode().put("clientId", assessmentId);
        has(choosing(teacher), "choice");
        assertThat(guide.claims(Set.of("all", "link", "choice", "review", "start", "end")))
                .as("rows of the table that no launch was held against")
                .containsExactlyInAnyOrderElementsOf(guide.claims().stream()
                        .flatMap(row -> row.claims().stream())
                        .toList());
    }

    @Test
    void aToolToWhichNothingIsGivenGetsTheUnconditionalOnesOnly() throws Exception {
        everythingIsKnown();
        settings(proctorId, NOTHING);
        Set<String> conditional = new HashSet<>();
        guide.claims().stream()
                .filter(row -> row.in().contains(", if ") || row.in().contains(", with "))
                .map(Row::claims)
                .forEach(conditional::addAll);
        Set<String> promised = guide.claims(Set.of("all", "start"));
        promised.removeAll(conditional);
        assertThat(sent(pupil).getClaims().keySet()).containsExactlyInAnyOrderElementsOf(promised);
    }

    @Test
    void theExampleHasClaimsOfTheTableOnly() {
        String example = guide.blocks("json").stream()
                .map(Guide.Block::commands)
                .filter(block -> block.contains("\"nonce\""))
                .findFirst()
                .orElseThrow();
        assertThat(guide.claims(Set.of("all", "link")))
                .containsAll(json.readTree(example).propertyNames());
        assertThat(json.readTree(example)
                        .path("https://purl.imsglobal.org/spec/lti/claim/message_type")
                        .asString())
                .isEqualTo("LtiResourceLinkRequest");
    }

    private void has(JWTClaimsSet claims, String message) {
        assertThat(claims.getClaims().keySet())
                .as(message)
                .containsExactlyInAnyOrderElementsOf(guide.claims(Set.of("all", message)));
    }

    private void settings(String clientId, String settings) {
        var answer = http.send(http.request(tenant, "/api/v1/lti/tools/" + clientId + "/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(settings)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** A teacher looks at a pupil's work, of a line item of the link. */
    private JWTClaimsSet reviewed() throws Exception {
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issueService(
                        tenant.id(),
                        UUID.fromString(assessmentId),
                        "CBT",
                        Set.of(Permission.LTI_LINE_ITEM),
                        Duration.ofHours(1)));
        var made = http.send(http.request("/api/lti/contexts/" + classId + "/line-items")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"label": "学力テスト", "scoreMaximum": 10, "resourceLinkId": "%s",
                         "submissionReview": {"reviewableStatus": ["None"]}}
                        """.formatted(link))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String address = json.readTree(made.body()).path("id").asString();
        String item = address.substring(address.lastIndexOf('/') + 1);
        String person = school.one(
                tenant,
                "select user_sourced_id from enrollment where tenant_id = :tenant and role = 'student' limit 1",
                String.class);
        HubBrowser browser = school.browser(tenant, teacherMember);
        browser.get("/account/second-factor");
        return told(browser, browser.post("/gradebook/" + item + "/review", "person=" + person), tool);
    }
}
