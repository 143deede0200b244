package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import tools.jackson.databind.JsonNode;

class InstanceRunTest extends InstanceStage {
    @Test
    void eachRunReadsWhatIsNewSinceTheLastThatWasApplied() {
        UUID id = instance("");
        service.answer("", "until one\na\nb\n");
        service.answer("one", "until two\nc\n");

        assertStatus(ran(id), "APPLIED");
        assertThat(cursor(id)).isEqualTo("one");
        assertStatus(ran(id), "APPLIED");

        assertThat(cursor(id)).isEqualTo("two");
        assertThat(service.asked()).containsExactly("", "one");
        assertThat(service.tokens()).containsOnly("Bearer " + SECRET);
        assertThat(orgs()).isEqualTo(3);
    }

    @Test
    void aDryRunCountsWhatWouldChangeAndChangesNothing() {
        UUID id = instance("");
        service.answer("", "until one\na\nb\n");
        String before = imports.fingerprint(tenant);

        JsonNode run = dryRun(id);

        assertStatus(run, "CHECKED");
        assertThat(run.at("/counts/read").asLong()).isEqualTo(2);
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(2);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        assertThat(cursor(id)).isEmpty();
        imports.awaitNothingStaged(tenant);
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'roster.import'",
                        tenant.id()))
                .isZero();
        assertStatus(ran(id), "APPLIED");
        assertThat(orgs()).isEqualTo(2);
    }

    @Test
    void whatIsWrongRejectsTheRunAndKeepsTheCursor() {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        ran(id);
        String before = imports.fingerprint(tenant);
        // Two rows of one key.
        service.answer("one", "until two\nb\nb\n");

        JsonNode run = ran(id);

        assertStatus(run, "REJECTED");
        assertThat(cursor(id)).isEqualTo("one");
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        assertThat(instances.get(tenant.id(), id).failures()).isEqualTo(1);
    }

    @Test
    void aServiceThatFailsIsAskedAgainAndThenTheRunFailsAndSaysSo() {
        UUID id = instance("");
        service.answer("", "<!DOCTYPE html>\n<h1>Maintenance</h1>\n");
        service.status(500);

        JsonNode run = ran(id);

        assertStatus(run, "FAILED");
        assertThat(service.asked()).hasSize(4);
        assertThat(run.at("/findings/0/rule/en").asString()).contains("answered 500");
        assertThat(run.path("findings").size()).isEqualTo(1);
        assertThat(orgs()).isZero();
        assertThat(instances.get(tenant.id(), id).failures()).isEqualTo(1);
        service.status(200);
        service.answer("", "until one\na\n");
        assertStatus(ran(id), "APPLIED");
        assertThat(instances.get(tenant.id(), id).failures()).isZero();
    }

    @Test
    void aPageInsteadOfDataChangesNothing() {
        UUID id = instance("");
        service.answer("", "<!DOCTYPE html>\n<h1>Sign in</h1>\n");
        JsonNode run = ran(id);
        assertStatus(run, "FAILED");
        assertThat(run.at("/findings/0/code").asString()).isEqualTo("connect.source-broke-off");
        assertThat(orgs()).isZero();
        assertThat(cursor(id)).isEmpty();
    }

    @Test
    void aServiceThatStallsInMidAnswerIsGivenUpAndTheNextAttemptBringsAll() {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        service.stall();
        long run = runs.now(tenant.id(), new InstanceRuns.Wanted(id, false, "test"));
        Awaitility.await().until(() -> service.asked().size() == 2);
        assertThat(orgs()).isZero();
        service.goOn();
        assertStatus(finished(run), "APPLIED");
        assertThat(orgs()).isEqualTo(1);
    }

    @Test
    void aFaultOfTheConnectorTellsNoSecret() {
        UUID id = changes.create(tenant.id(), draft("", Map.of("mode", "loud")), "test");
        service.answer("", "until one\na\n");
        JsonNode run = ran(id);
        assertStatus(run, "FAILED");
        assertThat(run.toString()).contains("connect.fault").doesNotContain(SECRET);
    }

    @Test
    void whoAsksTwiceGetsOneRun() {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        service.stall();
        long running = runs.now(tenant.id(), new InstanceRuns.Wanted(id, false, "test"));
        Awaitility.await().until(() -> service.asked().size() == 1);
        long second = runs.now(tenant.id(), new InstanceRuns.Wanted(id, false, "test"));
        assertThat(runs.now(tenant.id(), new InstanceRuns.Wanted(id, false, "test")))
                .isEqualTo(second)
                .isNotEqualTo(running);
        service.goOn();
        assertStatus(finished(second), "APPLIED");
        assertThat(service.asked()).containsExactly("", "one");
    }

    @Test
    void anInstanceThatIsDueRunsOnceHoweverManyTimesWereMissed() {
        UUID id = instance("0 4 * * *");
        service.answer("", "until one\na\n");
        imports.change(
                "update connector_instance set next_run = now() - interval '30 days' where tenant_id = ?", tenant.id());
        Awaitility.await().until(() -> cursor(id).equals("one"));
        assertThat(instances.get(tenant.id(), id).nextRun()).isAfter(java.time.Instant.now());
        assertThat(service.asked()).containsExactly("");
        assertThat(imports.count("select count(*) from import_run where tenant_id = ?", tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void whatIsPausedIsNotDue() {
        UUID id = instance("* * * * *");
        changes.pause(tenant.id(), id, true, "test");
        assertThat(instances.get(tenant.id(), id).nextRun()).isNull();
        changes.pause(tenant.id(), id, false, "test");
        assertThat(instances.get(tenant.id(), id).nextRun()).isNotNull();
    }

    @Test
    void aCursorDoesNotOutliveTheAddressItBelongsTo() {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        ran(id);
        changes.change(tenant.id(), id, draft("", Map.of("url", service.url() + "/other")), "test");
        assertThat(cursor(id)).isEmpty();
        changes.change(
                tenant.id(),
                id,
                draft("30 5 * * *", Map.of("url", service.url() + "/other", "token", "another-token")),
                "test");
        ran(id);
        assertThat(cursor(id)).isEqualTo("one");
        assertThat(service.tokens()).last().isEqualTo("Bearer another-token");
        changes.readAgain(tenant.id(), id, "test");
        assertThat(cursor(id)).isEmpty();
    }

    @Test
    void secretsThatCantBeOpenedAreAskedForAnew() {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        imports.change("update connector_instance set secrets = '\\x00' || secrets where tenant_id = ?", tenant.id());
        JsonNode run = ran(id);
        assertStatus(run, "FAILED");
        assertThat(run.at("/findings/0/code").asString()).isEqualTo("connect.secrets-sealed");
        changes.change(tenant.id(), id, draft("", Map.of()), "test");
        assertStatus(ran(id), "APPLIED");
    }

    private JsonNode dryRun(UUID id) {
        return finished(runs.now(tenant.id(), new InstanceRuns.Wanted(id, true, "test")));
    }
}
