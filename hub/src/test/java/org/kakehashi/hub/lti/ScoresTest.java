package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lti.TestSchool.Member;

/** The Score service: AGS 2.0, 3.4. */
class ScoresTest extends GradesTest {
    private static final String MORNING = "2026-04-10T09:00:00.000+09:00";

    private String item = "";
    private String subject = "";

    @BeforeEach
    void aLineItemAndASubject() {
        item = lineItem("小テスト");
        subject = subject(pupil);
    }

    @Test
    void aScoreBecomesThePupilsResult() {
        var answer = call(
                token, "POST", item + "/scores?of=7", SCORE + "; charset=utf-8", score(subject, "8", "10", MORNING));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(results(item)).hasSize(1);
        assertThat(results(item).path(0).path("resultScore").decimalValue()).isEqualByComparingTo("8");
        assertThat(audited("lti.score")).isEqualTo(1);
    }

    @Test
    void aScoreMakesNobodyElseKnownToTheTool() {
        school.pupil(tenant);
        String known = "select count(*) from pairwise_subject where tenant_id = :tenant";
        long before = school.one(tenant, known, Long.class);
        assertThat(call(token, "POST", item + "/scores", SCORE, score(subject, "8", "10", MORNING))
                        .statusCode())
                .isEqualTo(204);
        assertThat(school.one(tenant, known, Long.class)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 10, 8",
        "4, 5, 8",
        "1, 3, 3.333333333333333",
        "'\"7.5\"', '\"10\"', 7.5",
        "0, 10, 0",
        "12, 10, 12",
        "83, 100, 8.3"
    })
    void aScoreMayBeAStringAndIsRescaledToTheLineItem(String given, String maximum, String shown) {
        assertThat(send(item, score(subject, given, maximum, MORNING)).statusCode())
                .isEqualTo(204);
        assertThat(results(item).path(0).path("resultScore").decimalValue()).isEqualByComparingTo(shown);
        assertThat(results(item).path(0).path("resultMaximum").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void whenTheLineItemsMaximumChangesItsResultsFollow() {
        send(item, score(subject, "4", "5", MORNING));
        call(token, "PUT", item, ITEM, "{\"label\":\"小テスト\",\"scoreMaximum\":100}");
        assertThat(results(item).path(0).path("resultScore").decimalValue()).isEqualByComparingTo("80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-10T09:00:00Z",
                "2026-04-10T09:00:00+0000",
                "2026-04-10T18:00:00.123456+09:00",
                "2026-04-10T18:00:00.123456789+0900",
                "2026-04-10T18:00:00.7+09"
            })
    void aTimestampMayHaveAnyOffsetAndPrecision(String timestamp) {
        assertThat(send(item, score(subject, "8", "10", timestamp)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void anOlderTimestampIs409AndTheSameOneIsTakenAgain() {
        send(item, score(subject, "8", "10", "2026-04-10T09:00:00.000002Z"));
        assertThat(send(item, score(subject, "3", "10", "2026-04-10T09:00:00.000001Z"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(results(item).path(0).path("resultScore").decimalValue()).isEqualByComparingTo("8");
        assertThat(send(item, score(subject, "9", "10", "2026-04-10T09:00:00.000002Z"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(results(item).path(0).path("resultScore").decimalValue()).isEqualByComparingTo("9");
        assertThat(audited("lti.score")).isEqualTo(2);
    }

    @Test
    void whatBreaksARuleIs400AndNothingIsKept() {
        String good = score(subject, "8", "10", MORNING);
        for (String bad : List.of(
                good.replace("\"scoreGiven\": 8", "\"scoreGiven\": -1"),
                good.replace("\"scoreGiven\": 8", "\"scoreGiven\": \"many\""),
                good.replace("\"scoreMaximum\": 10,", ""),
                good.replace("\"scoreMaximum\": 10", "\"scoreMaximum\": 0"),
                good.replace("\"timestamp\"", "\"time\""),
                good.replace(MORNING, "2026-04-10T09:00:00"),
                good.replace(MORNING, "yesterday"),
                good.replace(MORNING, Instant.now().plus(Duration.ofDays(3)).toString()),
                good.replace("Completed", "Done"),
                good.replace("\"activityProgress\": \"Completed\",", ""),
                good.replace("FullyGraded", "fullygraded"),
                good.replace("\"userId\"", "\"user\""),
                good.replace("}", ",\"comment\": \"" + "x".repeat(4001) + "\"}"),
                good.replace("}", ",\"comment\": \"\\u0000\"}"),
                good.replace("}", ",\"submission\": {\"startedAt\": \"then\"}}"),
                "[]",
                "null")) {
            var answer = send(item, bad);
            assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(400);
        }
        assertThat(results(item)).isEmpty();
        assertThat(call(token, "POST", item + "/scores", ITEM, good).statusCode())
                .isEqualTo(415);
    }

    @Test
    void whoIsNoPupilOfTheContextIs422() {
        Member teacher = school.teacher(tenant);
        String teachers = subject(teacher);
        String of = registered("resourceLinkId");
        anotherTool();
        String inOther = subject(pupil);
        assertThat(of).isNotEqualTo(registered("resourceLinkId"));
        for (String whose : List.of(
                teachers,
                inOther,
                UUID.randomUUID().toString(),
                "nobody",
                pupil.personId().toString(),
                pupil.loginName())) {
            var answer = send(item, score(whose, "8", "10", MORNING));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        }
        school.sql(
                tenant,
                "update enrollment set valid_to = current_date - 10 where tenant_id = :tenant and sourced_id = '"
                        + pupil.personId() + "'");
        assertThat(send(item, score(subject, "8", "10", MORNING)).statusCode()).isEqualTo(422);
    }

    @Test
    void whoOptedOutOfTheToolIsUnknownToIt() {
        send(item, score(subject, "8", "10", MORNING));
        assertThat(http.post(tenant, "/api/v1/opt-outs", """
                        {"personId": "%s", "toolId": "%s", "askedOn": "2026-04-01", "askedBy": "PERSON"}
                        """.formatted(pupil.personId(), clientId))
                        .statusCode())
                .isEqualTo(201);
        assertThat(results(item)).isEmpty();
        assertThat(send(item, score(subject, "9", "10", "2026-05-01T00:00:00Z")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void theToolsSubjectTypeSaysWhatUserIdIs() {
        settings(clientId, "PERSON", "score", "lineitem", "result.readonly");
        token = token(tenant, clientId, ALL);
        assertThat(send(item, score(pupil.personId().toString(), "8", "10", MORNING))
                        .statusCode())
                .isEqualTo(204);
        assertThat(results(item).path(0).path("userId").asString())
                .isEqualTo(pupil.personId().toString());
        settings(clientId, "LOGIN_ID", "score", "lineitem", "result.readonly");
        token = token(tenant, clientId, ALL);
        loginId("hanako5", pupil);
        assertThat(send(item, score("hanako5", "9", "10", MORNING)).statusCode())
                .isEqualTo(204);
        assertThat(results(item).path(0).path("userId").asString()).isEqualTo("hanako5");
    }

    @Test
    void whoSharesALoginIdGoesByThePairwiseSubjectAndAnOldOneIsKnown() {
        settings(clientId, "LOGIN_ID", "score", "lineitem", "result.readonly");
        token = token(tenant, clientId, ALL);
        loginId("hanako5", pupil);
        assertThat(send(item, score(subject, "8", "10", MORNING)).statusCode()).isEqualTo(204);
        assertThat(results(item).path(0).path("userId").asString()).isEqualTo("hanako5");
        // In another roster, the login id is somebody else's.
        school.sql(tenant, """
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name, family_name,
                    agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                select tenant_id, 'other', sourced_id, gen_random_uuid(), true, username, '{}', '', '', '{}', '{}', '{}',
                    gen_random_uuid(), true, now()
                from roster_user where tenant_id = :tenant and username = 'hanako5'
                """);
        school.sql(tenant, """
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                select tenant_id, 'username:other', username, '-infinity', person_id from roster_user
                where tenant_id = :tenant and source = 'other'
                """);
        assertThat(results(item).path(0).path("userId").asString()).isEqualTo(subject);
        assertThat(send(item, score("hanako5", "8", "10", MORNING)).statusCode())
                .isEqualTo(422);
    }

    private void loginId(String name, Member of) {
        school.sql(
                tenant,
                "update roster_user set username = '%s' where tenant_id = :tenant and sourced_id = '%s'"
                        .formatted(name, of.personId()));
        school.sql(tenant, """
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                values (:tenant, 'username:test', '%s', '-infinity', '%s')
                """.formatted(name, of.personId()));
    }

    @Test
    void aScoreWithoutScoreGivenClearsTheResult() {
        send(item, score(subject, "8", "10", MORNING));
        var answer = send(item, """
                {"userId": "%s", "activityProgress": "Started", "gradingProgress": "NotReady", "comment": "もう一度",
                 "timestamp": "2026-04-11T00:00:00Z"}
                """.formatted(subject));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(results(item).path(0).has("resultScore")).isFalse();
        assertThat(results(item).path(0).path("comment").asString()).isEqualTo("もう一度");
    }

    @Test
    void whenThePupilWorkedIsKept() {
        String score = score(subject, "8", "10", MORNING);
        send(item, score.replace("}", """
                ,"submission": {"startedAt": "2026-04-10T08:00:00+0900", "submittedAt": "2026-04-10T08:59:59.5+09:00", "x": 1}}
                """));
        // A later score that says nothing of it, as after a correction, doesn't take it away.
        send(item, score.replace(MORNING, "2026-04-12T00:00:00Z"));
        assertThat(school.one(
                        tenant,
                        "select (started_at = '2026-04-09T23:00:00Z' and submitted_at = '2026-04-09T23:59:59.5Z') from lti_result "
                                + "where tenant_id = :tenant",
                        Boolean.class))
                .isTrue();
    }

    @Test
    void withTheLineItemItsResultsGo() {
        send(item, score(subject, "8", "10", MORNING));
        call(token, "DELETE", item, ITEM, "");
        assertThat(school.one(tenant, "select count(*) from lti_result where tenant_id = :tenant", Long.class))
                .isZero();
        assertThat(send(item, score(subject, "8", "10", MORNING)).statusCode()).isEqualTo(404);
    }
}
