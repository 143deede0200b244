package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import tools.jackson.databind.JsonNode;

/** The Result service: AGS 2.0, 3.3. */
class ResultsTest extends GradesTest {
    private static final String AT = "2026-04-10T09:00:00Z";

    private String item = "";
    private String subject = "";

    @BeforeEach
    void aLineItemAndASubject() {
        item = lineItem("小テスト");
        subject = subject(pupil);
    }

    @Test
    void aResultSaysWhoseItIsOfWhatAndHowMuch() {
        send(item, score(subject, "8", "10", AT).replace("}", ",\"comment\": \"よくできました\"}"));
        var answer = get(item + "/results");
        assertThat(header(answer, "Content-Type")).isEqualTo(RESULTS);
        JsonNode result = json.readTree(answer.body()).path(0);
        assertThat(result.path("scoreOf").asString()).isEqualTo(item);
        assertThat(result.path("userId").asString()).isEqualTo(subject);
        assertThat(result.path("resultScore").decimalValue()).isEqualByComparingTo("8");
        assertThat(result.path("resultMaximum").decimalValue()).isEqualByComparingTo("10");
        assertThat(result.path("comment").asString()).isEqualTo("よくできました");
        assertThat(json.readTree(get(result.path("id").asString()).body()).path(0))
                .isEqualTo(result);
        assertThat(answer.body()).doesNotContain("山田", pupil.personId().toString());
        assertThat(audited("lti.read-results")).isEqualTo(2);
    }

    @Test
    void onlyWhatIsFullyGradedHasAScore() {
        for (String grading : List.of("Pending", "PendingManual", "Failed", "NotReady")) {
            assertThat(send(item, score(subject, "8", "10", AT).replace("FullyGraded", grading))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(results(item)).hasSize(1);
            assertThat(results(item).path(0).has("resultScore")).as(grading).isFalse();
        }
        send(item, score(subject, "8", "10", AT));
        assertThat(results(item).path(0).has("resultScore")).isTrue();
    }

    @Test
    void userIdSelectsOneAndEveryPageButTheLastNamesTheNext() {
        Set<String> sent = new HashSet<>(Set.of(subject));
        for (Member one : List.of(school.pupil(tenant), school.pupil(tenant))) {
            sent.add(subject(one));
        }
        sent.forEach(whose -> send(item, score(whose, "8", "10", AT)));
        JsonNode one = at(item + "/results?user_id=" + subject);
        assertThat(one).hasSize(1);
        assertThat(one.path(0).path("userId").asString()).isEqualTo(subject);
        assertThat(at(item + "/results?user_id=nobody")).isEmpty();

        Set<String> read = new HashSet<>();
        String path = item + "/results?limit=2";
        var first = get(path);
        json.readTree(first.body())
                .forEach(result -> read.add(result.path("userId").asString()));
        assertThat(read).hasSize(2);
        assertThat(next(first))
                .doesNotContain(school.one(
                                tenant,
                                "select string_agg(person_id::text, ' ') from lti_result where tenant_id = :tenant",
                                String.class)
                        .split(" "));
        var last = get(next(first));
        json.readTree(last.body())
                .forEach(result -> read.add(result.path("userId").asString()));
        assertThat(read).isEqualTo(sent);
        assertThat(header(last, "Link")).isEmpty();
        assertThat(get(item + "/results?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void resultsOfAnotherLineItemArentShown() {
        String other = lineItem("別");
        send(other, score(subject, "8", "10", AT));
        assertThat(results(item)).isEmpty();
    }

    private JsonNode at(String address) {
        return json.readTree(get(address).body());
    }
}
