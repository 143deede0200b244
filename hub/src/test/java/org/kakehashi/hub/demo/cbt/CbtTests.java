package org.kakehashi.hub.demo.cbt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.textbook.TextbookTool;
import org.kakehashi.hub.demo.tool.PlatformDouble;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.demo.tool.Visitor;

/** The demo test and its proctoring, against a platform that is played. */
class CbtTests {
    private static final String LTI = PlatformDouble.LTI;
    private static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final Pattern TOKEN = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"");

    private final PlatformDouble platform = new PlatformDouble();
    private Duration ahead = Duration.ZERO;
    private final ToolServer cbt =
            ToolServer.open(0, new CbtTool(() -> Instant.now().plus(ahead)), InstantSource.system());
    private final Visitor visitor = new Visitor(cbt, "p5-check");

    CbtTests() throws JOSEException, IOException {
        cbt.register(platform.registration());
    }

    @AfterEach
    void close() {
        cbt.close();
        platform.close();
    }

    @Test
    void whenTheTimeIsOverTheTestIsHandedIn() throws Exception {
        var page = opened(Map.of());
        act(page, 1, "8.4", "turn", "2");
        ahead = Duration.ofMinutes(10).plusSeconds(30);
        assertThat(visitor.get(page).body()).contains("data-seconds=\"0\"");
        act(page, 2, "5/6", "hand", "over");
        act(page, 2, "5/6", "turn", "3");
        assertThat(verbs()).containsExactly("attempted", "answered", "completed");
        var end = platform.statements().getLast();
        assertThat(end.at("/result/success").asBoolean()).isFalse();
        assertThat(end.at("/result/score/raw").asInt()).isEqualTo(1);
        assertThat(visitor.get(page).body()).contains(">提出<").doesNotContain("先生", "data-seconds");
    }

    @Test
    void anAnswerUnderWayAtTheEndCounts() throws Exception {
        var page = opened(Map.of());
        ahead = Duration.ofMinutes(10).plusSeconds(5);
        act(page, 1, "8.4", "hand", "over");
        assertThat(verbs()).containsExactly("attempted", "answered", "completed");
    }

    @Test
    void onlyAnOptionOfTheQuestionOnShowIsAnAnswer() throws Exception {
        var page = opened(Map.of());
        act(page, 1, "anything", "turn", "2");
        act(page, 1, "8.4", "turn", "3");
        act(page, 2, "5/6", "turn", "9");
        act(page, 2, "5/6", "turn", "3");
        assertThat(verbs()).containsExactly("attempted", "answered");
        assertThat(visitor.get(page).body()).contains("3 / 5");
    }

    @Test
    void aScoreThatIsNotTakenWaitsAndGoesToTheLineItemThatWasMade() throws Exception {
        platform.openGradebook(503);
        var grades = Map.<String, Object>of(
                LTI + "roles",
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"),
                AGS,
                Map.of(
                        "scope",
                        List.of("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
                        "lineitems",
                        platform.issuer() + "/lineitems"));
        var page = opened(grades);
        act(page, 1, "8.4", "turn", "5");
        act(page, 5, "", "hand", "1");
        assertThat(visitor.get(page).body()).contains("class=\"unsent\"").doesNotContain("class=\"sent\"");
        platform.openGradebook(200);
        act(page, 5, "", "hand", "1");
        assertThat(visitor.get(page).body()).contains("class=\"sent\"").doesNotContain("class=\"unsent\"");
        var item = platform.sent("/lineitems").getFirst();
        assertThat(item.path("resourceLinkId").asString()).isEqualTo("link-1");
        assertThat(item.at("/submissionReview/reviewableStatus").size()).isEqualTo(2);
        var scores = platform.sent("/lineitems/1/scores?of=class");
        assertThat(scores).hasSize(2);
        assertThat(scores.getLast().path("scoreGiven").asInt()).isEqualTo(1);
        assertThat(scores.getLast().path("userId").asString()).isEqualTo("pairwise-1");
    }

    @Test
    void workThatIsNotKeptIsSaidToBeGone() throws Exception {
        var review = launched(
                cbt,
                Map.of(
                        LTI + "message_type",
                        "LtiSubmissionReviewRequest",
                        LTI + "for_user",
                        Map.of("user_id", "somebody"),
                        AGS,
                        Map.of("lineitem", platform.issuer() + "/lineitems/1")));
        assertThat(visitor.get(location(review)).body()).contains("もうテストツールに残っていません");
    }

    @Test
    void theAssessmentMayStartOnceThePupilSaysThatEverythingIsDone() throws Exception {
        var page = location(launched(cbt, starting()));
        assertThat(visitor.get(page).body()).contains("たしかめ", "name=\"desk\"");
        assertThat(visitor.post(page, Map.of("desk", "1")).body()).doesNotContain("JWT");
        var ready = visitor.post(page, Map.of("desk", "1", "screen", "1", "alone", "1"));
        assertThat(ready.body()).contains("action=\"" + platform.issuer() + "/start\"");
        var found = TOKEN.matcher(ready.body());
        assertThat(found.find()).isTrue();
        JWTClaimsSet claims = SignedJWT.parse(found.group(1)).getJWTClaimsSet();
        assertThat(claims.getStringClaim(LTI + "message_type")).isEqualTo("LtiStartAssessment");
        assertThat(claims.getStringClaim(AP + "session_data")).isEqualTo("echo me");
        assertThat(claims.getIntegerClaim(AP + "attempt_number")).isEqualTo(2);
        assertThat(claims.getBooleanClaim(AP + "end_assessment_return")).isTrue();
        assertThat(claims.getJSONObjectClaim(LTI + "resource_link")).containsEntry("id", "link-1");
    }

    @Test
    void whatItCannotAnswerIsRefused() throws Exception {
        var elsewhere = new HashMap<>(starting());
        elsewhere.put(AP + "start_assessment_url", "https://elsewhere.example/start");
        assertThat(launched(cbt, elsewhere).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/ready/made-up").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/goodbye/made-up").statusCode()).isEqualTo(404);
        try (var textbook = ToolServer.open(0, new TextbookTool(InstantSource.system()), InstantSource.system())) {
            textbook.register(platform.registration());
            assertThat(launched(textbook, starting()).body()).contains("message");
        }
    }

    private Map<String, Object> starting() {
        return Map.of(
                LTI + "message_type",
                "LtiStartProctoring",
                LTI + "resource_link",
                Map.of("id", "link-1", "title", "たしかめ"),
                AP + "start_assessment_url",
                platform.issuer() + "/start",
                AP + "session_data",
                "echo me",
                AP + "attempt_number",
                2);
    }

    private String opened(Map<String, Object> claims) throws Exception {
        return location(launched(cbt, claims));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> launched(ToolServer tool, Map<String, Object> more) throws Exception {
        var at = new Visitor(tool, "p5-check");
        var login = at.login(platform);
        var claims = platform.claims(login.nonce(), at.target());
        more.forEach(claims::claim);
        return at.launch(login.state(), platform.signed(claims.build()));
    }

    private void act(String page, int question, String response, String what, String value)
            throws IOException, InterruptedException {
        visitor.post(page, Map.of("question", "" + question, "response", response, what, value));
    }

    private List<String> verbs() {
        return platform.statements().stream()
                .map(statement -> statement.at("/verb/display/en").asString())
                .toList();
    }
}
