package org.kakehashi.hub.insight.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.TestSchool;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Actor;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** How statements become facts, against the database and whatever the order in which they come. */
@HubTest
class FactIntakeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    private static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
    private static final String QUESTION = "http://adlnet.gov/expapi/activities/question";
    private static final String MORNING = "11111111-0000-4000-8000-000000000001";
    private static final String LATER = "11111111-0000-4000-8000-000000000002";

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    IdentityLinks links;

    @Autowired
    FactIntake intake;

    private int tenant;
    private UUID pupil = UUID.randomUUID();
    private long seq;

    @BeforeEach
    void aPupil() {
        tenant = tenants.create().id();
        pupil = new TestSchool(owner, tenant, links.personSource(), "さくら小").person("山田 太郎", "やまだ たろう");
    }

    @Test
    void aQuestionCountsOnceAnAttemptAndItsFirstAnswerIsTheFirstTry() {
        take(
                answer("09:00:00", MORNING, "q1", false),
                answer("09:00:30", MORNING, "q1", true),
                answer("09:01:00", MORNING, "q2", true),
                answer("13:00:00", LATER, "q1", true));
        assertThat(day()).isEqualTo("3 answered, 2/3 first, 120 s");
    }

    @Test
    void anAnswerOfAnEarlierTimeThatComesLateBecomesTheFirstTry() {
        take(answer("09:00:30", MORNING, "q1", true));
        assertThat(day()).startsWith("1 answered, 1/1 first");
        take(answer("09:00:00", MORNING, "q1", false));
        assertThat(day()).startsWith("1 answered, 0/1 first");
    }

    @Test
    void anAttemptThatGoesOnNextDayHasItsFirstTryOnItsFirstDay() {
        take(at(answer("09:00:00", MORNING, "q1", true), DAY.plusDays(1)));
        assertThat(day(DAY.plusDays(1))).startsWith("1 answered, 1/1 first");
        take(answer("09:00:00", MORNING, "q1", false));
        assertThat(day()).startsWith("1 answered, 0/1 first");
        assertThat(day(DAY.plusDays(1))).startsWith("1 answered, 0/0 first");
    }

    @Test
    void mexcbtsTypeTwoCountsTheQuestionAndNotItsParts() {
        take(
                answered("09:00:00", "q1-a", INTERACTION, "{\"response\":\"3\"}"),
                answered("09:00:01", "q1-b", INTERACTION, "{\"response\":\"4\"}"),
                answered("09:00:02", "q1", QUESTION, "{\"score\":{\"scaled\":1}}"));
        assertThat(day()).startsWith("1 answered, 1/1 first");
    }

    @Test
    void mexcbtsTypeOneCountsEachInteraction() {
        take(
                answered("09:00:00", "q1", INTERACTION, "{\"score\":{\"scaled\":1}}"),
                answered("09:00:01", "q2", INTERACTION, "{\"score\":{\"scaled\":0}}"));
        assertThat(day()).startsWith("2 answered, 1/2 first");
    }

    @Test
    void anInteractionWithoutScoreCountsWhereItIsNoPart() {
        take(answered("09:00:00", "q1", INTERACTION, "{\"success\":true}"));
        assertThat(day()).startsWith("1 answered, 1/1 first");
    }

    @Test
    void takingAStatementTwiceChangesNothing() {
        LoggedStatement statement = answer("09:00:00", MORNING, "q1", true);
        take(statement);
        take(statement);
        assertThat(day()).isEqualTo("1 answered, 1/1 first, 30 s");
    }

    @Test
    void whateverTheOrderAndThePagesTheFactsAreTheSame() {
        List<LoggedStatement> all = new ArrayList<>(List.of(
                answer("09:00:00", MORNING, "q1", false),
                answer("09:00:30", MORNING, "q1", true),
                answer("09:01:10", MORNING, "q2", true),
                answer("09:03:00", LATER, "q1", true),
                at(answer("10:00:00", MORNING, "q2", false), DAY.plusDays(1)),
                answered("09:10:00", "q9", QUESTION, "{\"score\":{\"scaled\":1}}")));
        take(all.toArray(LoggedStatement[]::new));
        String expected = facts();
        for (int run = 1; run <= 5; run++) {
            empty();
            Collections.shuffle(all, new Random(run));
            all.forEach(this::take);
            assertThat(facts()).isEqualTo(expected);
        }
    }

    @Test
    void aVoidedStatementCountsNoMoreWhicheverComesFirst() {
        LoggedStatement first = answer("09:00:00", MORNING, "q1", true);
        LoggedStatement second = answer("09:00:30", MORNING, "q2", true);
        take(first, second, voiding(first.id()));
        assertThat(day()).startsWith("1 answered");
        LoggedStatement third = answer("09:01:00", MORNING, "q3", true);
        take(voiding(third.id()));
        take(third);
        assertThat(day()).startsWith("1 answered");
        take(voiding(second.id()));
        assertThat(day()).isEqualTo("nothing");
    }

    @Test
    void aStatementThatCannotBeCutDoesNotStopTheOthers() {
        LoggedStatement odd =
                new LoggedStatement(1, ++seq, UUID.randomUUID(), me(), "x", time("09:00:00"), null, new byte[] {'{'});
        take(odd, answer("09:00:30", MORNING, "q2", true));
        assertThat(day()).startsWith("1 answered");
    }

    @Test
    void anotherTenantsPupilIsNobodyHere() {
        int other = tenants.create().id();
        transactions.run(other, () -> intake.take(other, List.of(answer("09:00:00", MORNING, "q1", true)), 1));
        assertThat(owner.jdbc()
                        .sql("select count(*) from fact_day where tenant_id = :t")
                        .param("t", other)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner.jdbc()
                        .sql("select source_key from fact_unresolved where tenant_id = :t")
                        .param("t", other)
                        .query(String.class)
                        .single())
                .isEqualTo(pupil.toString());
    }

    private void take(LoggedStatement... statements) {
        transactions.run(tenant, () -> intake.take(tenant, Arrays.asList(statements), 1));
    }

    private LoggedStatement answer(String time, String registration, String question, boolean right) {
        return statement(time, "answered", question, INTERACTION, registration, """
                {"success":%s,"score":{"scaled":%d},"duration":"PT30S"}""".formatted(right, right ? 1 : 0));
    }

    private LoggedStatement answered(String time, String question, String type, String result) {
        return statement(time, "answered", question, type, MORNING, result);
    }

    private LoggedStatement statement(
            String time, String verb, String object, String type, @Nullable String registration, String result) {
        String iri = "http://adlnet.gov/expapi/verbs/" + verb;
        String json = """
                {"verb":{"id":"%s"},"object":{"id":"https://drill.example/%s","definition":{"type":"%s"}},"result":%s,
                 "context":{"registration":"%s","contextActivities":{"parent":[{"id":"https://drill.example/unit"}]}}}
                """.formatted(iri, object, type, result, registration);
        return new LoggedStatement(
                1, ++seq, UUID.randomUUID(), me(), iri, time(time), null, json.getBytes(StandardCharsets.UTF_8));
    }

    private LoggedStatement voiding(UUID target) {
        return new LoggedStatement(
                1,
                ++seq,
                UUID.randomUUID(),
                new Actor("mbox", "mailto:admin@example.jp"),
                "http://adlnet.gov/expapi/verbs/voided",
                time("10:00:00"),
                target,
                new byte[0]);
    }

    private static LoggedStatement at(LoggedStatement one, LocalDate day) {
        Instant moved = one.at().plusSeconds(86_400L * (day.toEpochDay() - DAY.toEpochDay()));
        return new LoggedStatement(
                one.batch(), one.seq(), one.id(), one.actor(), one.verb(), moved, one.voids(), one.raw());
    }

    private Actor me() {
        return new Actor(links.personSource(), pupil.toString());
    }

    private static Instant time(String time) {
        return DAY.atTime(java.time.LocalTime.parse(time))
                .atZone(SchoolDay.ZONE)
                .toInstant();
    }

    private String day() {
        return day(DAY);
    }

    private String day(LocalDate day) {
        return owner.jdbc()
                .sql("""
                        select answered || ' answered, ' || first_try_correct || '/' || first_tries || ' first, ' || seconds || ' s'
                        from fact_day where tenant_id = :t and person_id = :p and day = :d
                        """)
                .param("t", tenant)
                .param("p", pupil)
                .param("d", day)
                .query(String.class)
                .optional()
                .orElse("nothing");
    }

    private String facts() {
        return owner.jdbc().sql("""
                        select string_agg(f::text, ';' order by day, activity) || ' | ' || (select string_agg(
                            concat_ws(',', day, answered, first_tries, first_try_correct, seconds), ';' order by day)
                            from fact_day where tenant_id = :t) from fact f where tenant_id = :t
                        """).param("t", tenant).query(String.class).single();
    }

    private void empty() {
        for (String table : List.of("fact", "fact_day", "fact_statement")) {
            owner.jdbc()
                    .sql("delete from " + table + " where tenant_id = :t")
                    .param("t", tenant)
                    .update();
        }
    }
}
