package org.kakehashi.hub.insight.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatementSlicerTest {
    private static final Instant AT = Instant.parse("2026-04-10T01:00:00Z");
    private static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
    private static final String QUESTION = "http://adlnet.gov/expapi/activities/question";

    @Test
    void anAnswerBelongsToItsParentAndItsAttempt() {
        StudySlice slice = slice("""
                {"verb":{"id":"http://adlnet.gov/expapi/verbs/answered","display":{"ja":"回答した","en":"answered"}},
                 "object":{"id":"https://drill.example/q/1","definition":{"type":"%s","name":{"ja-JP":"第1問"},
                   "extensions":{"https://w3id.org/japan-xapi/extensions/unit":["分数のたし算"]}}},
                 "result":{"success":true,"score":{"scaled":1},"duration":"PT12S"},
                 "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7",
                   "contextActivities":{"parent":[{"id":"https://drill.example/u/1"}],"grouping":[{"id":"https://drill.example/a/1"}]}}}
                """.formatted(INTERACTION));
        assertThat(slice.object().ja()).isEqualTo("第1問");
        assertThat(slice.activity().iri()).isEqualTo("https://drill.example/u/1");
        assertThat(slice.activity().ja()).isEqualTo("分数のたし算");
        assertThat(slice.kind()).isEqualTo(AnswerKind.ANSWER);
        assertThat(slice.correct()).isTrue();
        assertThat(slice.duration()).isEqualTo(Duration.ofSeconds(12));
        assertThat(slice.session()).isEqualTo(Term.idOf("ec531277-b57b-4c15-8d91-d292c5b2b8f7"));
        assertThat(slice.attempt()).isNotEqualTo(slice.session());
    }

    @Test
    void mexcbtsTwoTypesAreToldApart() {
        assertThat(answered(INTERACTION, "{\"score\":{\"scaled\":1}}").kind()).isEqualTo(AnswerKind.ANSWER);
        assertThat(answered(QUESTION, "{\"score\":{\"scaled\":1}}").kind()).isEqualTo(AnswerKind.QUESTION);
        assertThat(answered(INTERACTION, "{\"response\":\"a\"}").kind()).isEqualTo(AnswerKind.UNSCORED_INTERACTION);
    }

    @Test
    void withoutSuccessTheFullScoreIsRightAndNoScoreIsNotJudged() {
        assertThat(answered(QUESTION, "{\"score\":{\"scaled\":1}}").correct()).isTrue();
        assertThat(answered(QUESTION, "{\"score\":{\"scaled\":0.6}}").correct()).isFalse();
        assertThat(answered(QUESTION, "{\"score\":{\"raw\":5,\"max\":5}}").correct())
                .isTrue();
        assertThat(answered(QUESTION, "{\"response\":\"a\"}").correct()).isNull();
        assertThat(answered(QUESTION, "{\"success\":false,\"score\":{\"scaled\":1}}")
                        .correct())
                .isFalse();
    }

    @Test
    void otherVerbsAreNoAnswers() {
        StudySlice slice = slice("""
                {"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"https://drill.example/u/1"},
                 "result":{"success":true}}
                """);
        assertThat(slice.kind()).isEqualTo(AnswerKind.NONE);
        assertThat(slice.correct()).isNull();
        assertThat(slice.activity()).isEqualTo(slice.object());
    }

    @Test
    void anObjectThatIsNoActivityAndAParentThatIsNoArrayAreFine() {
        StudySlice slice = slice("""
                {"verb":{"id":"https://verbs.example/met"},"object":{"objectType":"Agent","mbox":"mailto:a@example.jp"},
                 "context":{"contextActivities":{"parent":{"id":"https://drill.example/u/2"}}}}
                """);
        assertThat(slice.activity().iri()).isEqualTo("https://drill.example/u/2");
    }

    private static StudySlice answered(String type, String result) {
        return slice("""
                {"verb":{"id":"http://adlnet.gov/expapi/verbs/answered"},
                 "object":{"id":"https://drill.example/q/1","definition":{"type":"%s"}},"result":%s}
                """.formatted(type, result));
    }

    private static StudySlice slice(String json) {
        return StatementSlicer.slice(json.getBytes(StandardCharsets.UTF_8), AT);
    }
}
