package org.kakehashi.hub.demo.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.study.Item;
import org.kakehashi.hub.demo.study.Unit;
import org.kakehashi.hub.demo.tool.PlatformDouble;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.demo.tool.Visitor;
import tools.jackson.databind.JsonNode;

class StudyTests {
    private static final String EXTENSION = "https://w3id.org/japan-xapi/extensions/";
    private static final Unit UNIT = Catalogue.load().unit("p5-fraction-add").orElseThrow();

    private final PlatformDouble platform = new PlatformDouble();
    private final ToolServer drill =
            ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system());
    private final Visitor visitor = new Visitor(drill, UNIT.id());
    private String page = "";

    StudyTests() throws JOSEException, IOException {}

    @BeforeEach
    void launch() throws Exception {
        drill.register(platform.registration());
        var login = visitor.login(platform);
        var token =
                platform.signed(platform.claims(login.nonce(), visitor.target()).build());
        page = visitor.launch(login.state(), token)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterEach
    void close() {
        drill.close();
        platform.close();
    }

    @Test
    void anAnswerIsReportedAtOnceAsTheProfileWants() throws Exception {
        answer(1, 1, "2/4");
        assertThat(platform.authorizations()).containsExactly("Bearer token-of-the-grant");
        var statement = platform.statements().getFirst();
        assertFrame(statement, "answered");
        assertThat(text(statement, "/object/id"))
                .isEqualTo(UNIT.items().getFirst().iri());
        assertThat(text(statement, "/object/definition/type"))
                .isEqualTo("http://adlnet.gov/expapi/activities/cmi.interaction");
        assertThat(text(statement, "/object/definition/interactionType")).isEqualTo("choice");
        assertThat(statement.at("/object/definition/correctResponsesPattern").toString())
                .isEqualTo("[\"2/4\"]");
        assertThat(statement.at("/object/definition/choices")).hasSize(4);
        assertThat(text(statement, "/object/definition/name/ja-JP")).isNotBlank();
        assertThat(text(statement, "/object/definition/description/ja-JP")).isNotBlank();
        var extensions = statement.at("/object/definition/extensions");
        for (var name : List.of("subject", "unit", "grade", "purpose-of-question")) {
            assertThat(extensions.get(EXTENSION + name)).as(name).isNotNull().hasSize(1);
        }
        assertScore(statement, 1, 1);
        assertThat(statement.at("/result/success").asBoolean()).isTrue();
        assertThat(text(statement, "/result/response")).isEqualTo("2/4");
        assertThat(Duration.parse(text(statement, "/result/duration"))).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aSecondTryIsReportedApartAndAThirdIsNot() throws Exception {
        answer(1, 1, "2/3");
        assertThat(visitor.get(page).body()).contains("おしい");
        answer(1, 2, "1/4");
        answer(1, 3, "2/4");
        assertThat(visitor.get(page).body()).contains("しい<ruby>答").contains("つぎの");
        assertThat(platform.statements())
                .extracting(statement -> text(statement, "/result/response"))
                .containsExactly("2/3", "1/4");
        assertThat(platform.statements())
                .extracting(statement -> statement.at("/result/success").asBoolean())
                .containsOnly(false);
    }

    @Test
    void aFormSentTwiceCountsOnce() throws Exception {
        answer(1, 1, "2/4");
        answer(1, 1, "2/4");
        next(1);
        next(1);
        assertThat(platform.statements()).hasSize(1);
        assertThat(visitor.get(page).body()).contains("2 / 10");
    }

    @Test
    void aRunThroughAllQuestionsIsCompletedWithTheScoreOfTheLastTries() throws Exception {
        answer(1, 1, "2/3");
        answer(1, 2, "2/4");
        next(1);
        for (int question = 2; question <= 10; question++) {
            answer(question, 1, UNIT.items().get(question - 1).answer());
            next(question);
        }
        var completed = platform.statements().getLast();
        assertThat(platform.statements()).hasSize(12);
        assertFrame(completed, "completed");
        assertThat(text(completed, "/object/id")).isEqualTo(UNIT.iri());
        assertScore(completed, 10, 10);
        assertThat(completed.at("/result/success").asBoolean()).isTrue();
        assertThat(visitor.get(page).body()).contains("★★★★★★★★★☆".substring(0, 1), platform.issuer() + "/study");
        assertThat(visitor.get(page).body().split("★", -1)).hasSize(10);
    }

    @Test
    void aFractionOfTheSameValueIsRight() throws Exception {
        for (int question = 1; question <= 4; question++) {
            answer(question, 1, UNIT.items().get(question - 1).answer());
            next(question);
        }
        assertThat(UNIT.items().get(4).kind()).isEqualTo(Item.Kind.FRACTION);
        visitor.post(page, Map.of("question", "5", "try", "1", "numerator", "6", "denominator", "8"));
        assertThat(platform.statements().getLast().at("/result/success").asBoolean())
                .isTrue();
    }

    @Test
    void whatThePlatformDoesNotTakeIsKeptAndSentWithTheNext() throws Exception {
        platform.takeStatements(503);
        answer(1, 1, "2/4");
        assertThat(visitor.get(page).body()).contains("class=\"unsent\"");
        platform.takeStatements(200);
        next(1);
        assertThat(visitor.get(page).body()).doesNotContain("class=\"unsent\"");
        assertThat(platform.statements())
                .extracting(statement -> text(statement, "/id"))
                .hasSize(2)
                .containsOnly(text(platform.statements().getFirst(), "/id"));
    }

    @Test
    void aUsedFetchUrlIsTold() throws Exception {
        platform.refuseTheToken();
        var login = visitor.login(platform);
        var token =
                platform.signed(platform.claims(login.nonce(), visitor.target()).build());
        var answer = visitor.launch(login.state(), token);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("grant-refused");
    }

    private void answer(int question, int onTry, String response) throws IOException, InterruptedException {
        visitor.post(page, Map.of("question", "" + question, "try", "" + onTry, "response", response));
    }

    private void next(int question) throws IOException, InterruptedException {
        visitor.post(page, Map.of("question", "" + question, "next", "1"));
    }

    private void assertFrame(JsonNode statement, String verb) {
        assertThat(UUID.fromString(text(statement, "/id"))).isNotNull();
        assertThat(Instant.parse(text(statement, "/timestamp"))).isBeforeOrEqualTo(Instant.now());
        assertThat(text(statement, "/version")).isEqualTo("1.0.3");
        assertThat(text(statement, "/actor/objectType")).isEqualTo("Agent");
        assertThat(text(statement, "/actor/account/homePage")).isEqualTo(platform.issuer());
        assertThat(text(statement, "/actor/account/name")).isEqualTo("pairwise-1");
        assertThat(text(statement, "/verb/id")).isEqualTo("http://adlnet.gov/expapi/verbs/" + verb);
        assertThat(text(statement, "/verb/display/en")).isEqualTo(verb);
        assertThat(text(statement, "/verb/display/ja")).isNotBlank();
        assertThat(text(statement, "/object/objectType")).isEqualTo("Activity");
        assertThat(text(statement, "/context/registration")).isEqualTo(PlatformDouble.REGISTRATION);
        assertThat(text(statement, "/context/language")).isEqualTo("ja-JP");
        assertThat(text(statement, "/context/platform")).isNotBlank();
        assertThat(text(statement, "/context/contextActivities/parent/0/id")).isEqualTo(UNIT.iri());
        assertThat(text(statement, "/context/contextActivities/grouping/0/id")).contains(PlatformDouble.REGISTRATION);
        assertThat(text(statement, "/context/contextActivities/category/0/id"))
                .startsWith("https://w3id.org/japan-xapi/profiles/assessment");
    }

    private static void assertScore(JsonNode statement, int raw, int max) {
        var score = statement.at("/result/score");
        assertThat(score.get("raw").asInt()).isEqualTo(raw);
        assertThat(score.get("min").asInt()).isZero();
        assertThat(score.get("max").asInt()).isEqualTo(max);
        assertThat(score.get("scaled").asDouble()).isEqualTo((double) raw / max);
    }

    private static String text(JsonNode statement, String at) {
        return statement.at(at).asString();
    }
}
